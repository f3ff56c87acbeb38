import type { UserFlow } from '@puppeteer/replay';
import { checkManual, fieldShape, findPersonalData, formSignature, lintManual, parametersOf, slug } from '@valet/core';
import type { Locator, Manual, ManualStep } from '@valet/schemas';
import { convertStep, type ImportState } from './convert-step.ts';
import { isWordedField } from './field-of-step.ts';
import type { ImportOptions } from './import-options.ts';

/** A manual, or why none can be made, one line each; notes say what the manual lacks of the recording. */
export type Imported = { readonly notes: readonly string[] } & (
  | { readonly ok: true; readonly manual: Manual }
  | { readonly ok: false; readonly refusals: readonly string[] }
);

/**
 * Makes a manual (manual.schema.json) of a recording of the Chrome DevTools Recorder. What a person typed never gets into it
 * unasked. The recording tells nothing of the form, so its one page carries the print of the fields that were touched. Lines
 * name their place by JSON pointer and quote no value.
 */
export function importRecording(recording: UserFlow, options: ImportOptions): Imported {
  const state: ImportState = {
    options,
    timeoutMs: recording.timeout,
    steps: [],
    notes: [],
    refusals: [],
    held: new Set(),
    names: new Set(),
    focus: null,
  };
  for (const [at, step] of recording.steps.entries()) convertStep(state, step, at);
  const { notes, refusals } = state;
  const [first, ...rest] = proveClicks(state.steps);
  if (refusals.length > 0) return { ok: false, refusals, notes };
  if (!first) return { ok: false, refusals: ['/steps holds nothing that a manual does'], notes };
  const manual = makeManual(recording, [first, ...rest], options);
  const checked = checkManual(manual);
  if (!checked.ok) return { ok: false, refusals: checked.mistakes, notes };
  const personal = findPersonalData(manual, options.profile);
  if (personal.length > 0) return { ok: false, refusals: personal, notes };
  return { ok: true, manual, notes: [...notes, ...lintManual(manual)] };
}

function makeManual({ title }: UserFlow, steps: [ManualStep, ...ManualStep[]], { platform }: ImportOptions): Manual {
  const opened = steps.find((step) => step.type === 'navigate');
  const address = opened && new URL(opened.url);
  const fields = steps
    .filter(isWordedField)
    .map(({ label, kind }) => ({ label, kind, options: [], lazyOptions: false }));
  const page = { signature: formSignature(fields), fields: fields.map(fieldShape), steps };
  return {
    schemaVersion: 1,
    id: slug(title).slice(0, 80).replace(/-+$/, '') || 'recording',
    task: 'custom',
    platform,
    ...(address
      ? { level: 'company', company: address.host, urlPattern: `${address.origin}/*` }
      : { level: 'platform', urlPattern: '*' }),
    parameters: [...parametersOf({ pages: [page] })],
    policy: { heals: 3, healMs: 10_000, healUsd: 0.05 },
    pages: [page],
  };
}

/** A click that leads nowhere is proven by the control that is used next; the last one by the page's staying. */
function proveClicks(steps: readonly ManualStep[]): readonly ManualStep[] {
  return steps.map((step, at) => {
    if (step.type !== 'click' || step.post.url !== undefined || step.post.left === true) return step;
    const visible = ownLocator(steps[at + 1]);
    return visible ? { ...step, post: { visible } } : step;
  });
}

function ownLocator(step: ManualStep | undefined): Locator | undefined {
  if (step?.type === 'wait') return step.until.visible;
  return step && 'locators' in step && step.type !== 'press' ? step.locators[0] : undefined;
}
