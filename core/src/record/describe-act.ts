import { stepVerbs } from '../manual/make-step.ts';
import { stepTypeOf } from '../manual/step-type.ts';
import { describeValue } from '../manual/value-key.ts';
import { type FieldSource, findSources, type SampleCandidate } from './find-source.ts';
import type { LoggedAct, LoggedPage, PersonLog } from './person-log.ts';

/** One line for each act: what it is for, and where its value comes from; never the value. */
export async function describeActs({ acts }: PersonLog, candidate: SampleCandidate): Promise<readonly string[]> {
  const pages = new Set(acts.flatMap((act) => (act.kind === 'field' ? [act.page] : [])));
  const sources = new Map<LoggedPage, ReadonlyMap<string, FieldSource>>();
  for (const page of pages) sources.set(page, await findSources(page, candidate));
  return acts.map((act) => describe(act, (page, key) => sources.get(page)?.get(key)));
}

function describe(act: LoggedAct, sourceOf: (page: LoggedPage, key: string) => FieldSource | undefined): string {
  if (act.kind === 'press') return `Press "${short(act.button.label)}"`;
  if (act.kind === 'key') return `Press ${act.key} in "${short(act.label)}"`;
  const field = act.page.touched.get(act.key)?.field;
  if (!field) return '';
  const source = sourceOf(act.page, act.key);
  const from = source?.kind === 'found' ? describeValue(source.value) : 'asked when you stop';
  return `${stepVerbs[stepTypeOf(field.kind)]} "${short(field.label)}" ← ${short(from)}`;
}

const mostLetters = 44;

function short(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;
}
