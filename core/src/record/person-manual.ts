import type { Field, ManualPage, ManualStep, ValueRef } from '@valet/schemas';
import { fieldKey } from '../form/field-key.ts';
import type { PlanEntry } from '../form/plan.ts';
import { formSignature } from '../form/signature.ts';
import { isFieldStep } from '../manual/each-step.ts';
import { fieldShape } from '../manual/field-shape.ts';
import { fieldStep, nameOf, ranked } from '../manual/make-step.ts';
import { finishManual, type Recorded, type Recording, recordManual } from '../manual/record-manual.ts';
import { widestPlace } from '../manual/widest-place.ts';
import { findSources, planOf, type SampleCandidate } from './find-source.ts';
import type { LoggedAct, LoggedPage, PersonLog } from './person-log.ts';

/** A value that was put into a field and that nothing tells the source of. */
export interface OpenValue {
  readonly field: Field;
  /** What was typed or chosen. */
  readonly typed: string;
  /** What the rules read the field as asking for. */
  readonly asked: ValueRef | null;
  /** Facts of the profile that it is equal to. */
  readonly refs: readonly string[];
}

/** What makes a manual of a recording. */
export interface PersonManualOptions {
  readonly candidate: SampleCandidate;
  readonly url: string;
  /** Says what an open value is; null leaves its step out. */
  decide(open: OpenValue): Promise<ValueRef | null>;
}

/**
 * Makes a manual of what a person did. Where they filled a form of a known platform up to its submit, it is one that runs
 * replay: fields that they left alone are paired as the rules read them, so that nothing is explored. Else it is of the task `custom`, with every
 * step as it was done. Values are refs by where they come from; one whose source nobody names is left out.
 */
export async function makePersonManual(
  log: PersonLog,
  { candidate, url, decide }: PersonManualOptions,
): Promise<Recorded> {
  const entries = new Map<LoggedPage, ReadonlyMap<string, PlanEntry>>();
  for (const page of log.pages) entries.set(page, await decideEntries(page, candidate, decide));
  const { profile } = candidate.application;
  const submit = log.acts.findLast((act) => act.kind === 'press' && act.button.role === 'submit');
  const manifest = submit?.page?.manifest;
  if (!submit?.page || !manifest || submit.page.form.fields.length === 0) {
    return recordSteps(log, { entries, url, profile, platform: log.current?.manifest?.id ?? 'generic' });
  }
  const pages = log.pages.slice(0, log.pages.indexOf(submit.page) + 1);
  const place = widestPlace({ isOwnSite: manifest.match.fallback === true, url: submit.page.form.url });
  return recordManual({
    platform: manifest.id,
    place,
    profile,
    pages: pages.map((page) => ({ form: page.form, entries: [...(entries.get(page)?.values() ?? [])] })),
  });
}

/** What each field of a page takes, by key: what the person said, else what the rules read. */
async function decideEntries(
  page: LoggedPage,
  candidate: SampleCandidate,
  decide: PersonManualOptions['decide'],
): Promise<ReadonlyMap<string, PlanEntry>> {
  const sources = await findSources(page, candidate);
  const entries = new Map(planOf(page).map((entry) => [fieldKey(entry.field), entry]));
  for (const [key, { field, value: typed }] of page.touched) {
    const source = sources.get(key);
    const rule = entries.get(key);
    const asked = rule?.value ?? null;
    const open = source?.kind === 'open' ? { field, typed, asked, refs: source.refs } : null;
    const value = source?.kind === 'found' ? source.value : open && (await decide(open));
    const confidence = source?.kind === 'found' ? source.confidence : (rule?.confidence ?? 0.9);
    if (value) entries.set(key, { field: rule?.field ?? field, value, confidence, rule: 'person' });
    else entries.delete(key);
  }
  return entries;
}

interface Walk {
  readonly entries: ReadonlyMap<LoggedPage, ReadonlyMap<string, PlanEntry>>;
  readonly url: string;
  readonly platform: string;
  readonly profile: Recording['profile'];
}

/** A manual of every step as it was done, all on one page: what is shown when each is done again is for the run to see. */
function recordSteps({ acts, current }: PersonLog, { entries, url, platform, profile }: Walk): Recorded {
  const names = new Set<string>();
  const done = acts.filter((act) => !(act.kind === 'press' && act.byKey));
  const made = done.flatMap((act, at) => {
    const next = done[at + 1];
    const leaves = act.kind !== 'field' && act.page !== (next ? next.page : current);
    const step = stepOf(act, { entries, names, leaves });
    return step ? [step] : [];
  });
  const opening: ManualStep = {
    type: 'navigate',
    id: nameOf('open', names),
    intention: 'Open the page',
    url,
    post: { url: `${new URL(url).origin}/*` },
    onFail: 'fail',
  };
  const touched = made.filter(isFieldStep);
  if (made.length === 0) return { ok: false, reasons: ['nothing was done that a manual could do again'] };
  const fields = touched.map(({ label, kind }) => ({ label, kind, options: [], lazyOptions: false }));
  const steps: ManualPage['steps'] = [opening, ...made];
  const page = { signature: formSignature(fields), fields: fields.map(fieldShape), steps };
  const place = widestPlace({ isOwnSite: true, url });
  return finishManual({ task: 'custom', platform, place, profile, pages: [page] });
}

function stepOf(
  act: LoggedAct,
  { entries, names, leaves }: Pick<Walk, 'entries'> & { readonly names: Set<string>; readonly leaves: boolean },
): ManualStep | null {
  if (act.kind === 'field') {
    const entry = entries.get(act.page)?.get(act.key);
    return entry ? fieldStep(entry, names) : null;
  }
  const locators = ranked(act.kind === 'press' ? act.button.locators : act.locators);
  if (!locators) return null;
  const post = leaves ? { left: true } : { visible: locators[0] };
  if (act.kind === 'press') {
    const { label } = act.button;
    return { type: 'click', id: nameOf(label, names), intention: `Press "${label}"`, locators, post, onFail: 'heal' };
  }
  const { key, label } = act;
  const intention = `Press ${key} in "${label}"`;
  return { type: 'press', id: nameOf(`${label} ${key}`, names), intention, key, locators, post, onFail: 'heal' };
}
