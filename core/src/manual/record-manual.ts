import type { Form, Manual, ManualPage, ManualStep, Profile } from '@valet/schemas';
import type { PlanEntry } from '../form/plan.ts';
import { checkManual } from './check-manual.ts';
import { fieldShape } from './field-shape.ts';
import { lintManual } from './lint-manual.ts';
import { fieldStep, nameOf, ranked, slug } from './make-step.ts';
import { contentKey } from './manual-key.ts';
import { manualVersion } from './manual-limit.ts';
import { parametersOf } from './parameter.ts';

/** One page of a run that was verified. */
export interface RecordedPage {
  /** As it was read when it was entered. */
  readonly form: Form;
  /** What each field was paired with, late ones included, in the order in which they came up. */
  readonly entries: readonly PlanEntry[];
}

/** A run to make a manual of. */
export interface Recording {
  readonly platform: string;
  /** Where the manual holds: a platform's forms are alike at all its companies, another site's are its own. */
  readonly place: Pick<Manual, 'level' | 'urlPattern' | 'company'>;
  readonly pages: readonly RecordedPage[];
  /** Whose application it was: nothing of it may be in the manual. */
  readonly profile: Profile;
}

/** A manual, or why none can be made of the run. */
export type Recorded =
  | { readonly ok: true; readonly manual: Manual }
  | { readonly ok: false; readonly reasons: readonly string[] };

/**
 * Makes a manual of a verified run. Values are refs by where the run's own plan took them from; nothing is concluded from what was
 * typed. A run whose pages or pairings hold something of the candidate gives none.
 */
export function recordManual({ platform, place, pages, profile }: Recording): Recorded {
  const names = new Set<string>();
  const made = pages.flatMap((page, at) => {
    // Forms without fields are all alike, and there is nothing to fill on them.
    const isEmpty = page.form.fields.length === 0;
    return isEmpty ? [] : (makePage(page, { isLast: at === pages.length - 1, names }) ?? []);
  });
  const [first, ...rest] = made;
  if (!first) return { ok: false, reasons: ['no field of the form was paired with a value'] };
  return finishManual({ task: 'apply', platform, place, pages: [first, ...rest], profile });
}

/** What a manual is made of once its steps are. */
export interface ManualDraft extends Omit<Recording, 'pages'> {
  readonly task: Manual['task'];
  readonly pages: Manual['pages'];
}

/** Names the manual by what it says, and refuses it where the checker or the lint finds something. */
export function finishManual({ task, platform, place, pages, profile }: ManualDraft): Recorded {
  const body: Omit<Manual, 'id'> = {
    schemaVersion: manualVersion,
    task,
    platform,
    ...place,
    parameters: [...parametersOf({ pages })],
    policy: { heals: 3, healMs: 10_000, healUsd: 0.05 },
    pages,
  };
  const manual: Manual = { ...body, id: `${slug(platform) || 'site'}-${contentKey({ ...body, id: '' }).slice(0, 12)}` };
  const checked = checkManual(manual);
  if (!checked.ok) return { ok: false, reasons: checked.mistakes };
  const reasons = lintManual(manual, { profile });
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, manual };
}

function makePage({ form, entries }: RecordedPage, page: { isLast: boolean; names: Set<string> }): ManualPage | null {
  const steps = [...entries.flatMap((entry) => fieldStep(entry, page.names) ?? []), ...(leavingStep(form, page) ?? [])];
  const [first, ...rest] = steps;
  return first ? { signature: form.signature, fields: form.fields.map(fieldShape), steps: [first, ...rest] } : null;
}

/** How the page is left, for a reader: the run presses the button that it finds itself. */
function leavingStep(form: Form, { isLast, names }: { isLast: boolean; names: Set<string> }): ManualStep[] | null {
  const roles = isLast ? ['submit'] : ['next', 'review'];
  const button = form.buttons.find(({ role }) => roles.includes(role));
  const locators = button && ranked(button.locators);
  if (!button || !locators) return null;
  const id = nameOf(isLast ? 'submit' : 'next', names);
  const base = { id, intention: `Press "${button.label}"`, locators, onFail: 'heal' } as const;
  return [
    isLast ? { type: 'submit', ...base, post: { submitted: true } } : { type: 'click', ...base, post: { left: true } },
  ];
}
