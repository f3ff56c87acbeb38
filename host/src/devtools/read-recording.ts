import { parse, parseStep, StepType, type UserFlow } from '@puppeteer/replay';
import { nearest } from '@valet/schemas';

/** A recording that has its shape, or every mistake in it, one line each. */
export type RecordingCheck =
  | { readonly ok: true; readonly recording: UserFlow }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** Every word that a step's `type` may be. */
const stepTypes: readonly string[] = Object.values(StepType);

/**
 * Checks a recording of the Chrome DevTools Recorder with the parser of `@puppeteer/replay`. That parser does not say where
 * it found a mistake, so each step is given to it alone first. Values of the document are not quoted.
 */
export function readRecording(document: unknown): RecordingCheck {
  if (!isObject(document)) return { ok: false, mistakes: ['(document) must be an object: a recording'] };
  const { steps } = document;
  if (!Array.isArray(steps)) {
    const isManual = 'schemaVersion' in document && 'pages' in document;
    const why = isManual ? '/steps is required but missing: this is a manual, no recording' : '/steps must be a list';
    return { ok: false, mistakes: [why] };
  }
  const mistakes = steps.flatMap((step: unknown, at) => stepMistake(step).map((why) => `/steps/${at} ${why}`));
  if (mistakes.length > 0) return { ok: false, mistakes };
  try {
    return { ok: true, recording: parse(document) };
  } catch (error) {
    return { ok: false, mistakes: [`(document) ${reasonOf(error)}`] };
  }
}

function stepMistake(step: unknown): readonly string[] {
  if (!isObject(step)) return ['must be an object'];
  if (!stepTypes.includes(String(step['type']))) {
    return [`needs a known "type": ${stepTypes.join(', ')}${nearest(step['type'], stepTypes)}`];
  }
  try {
    parseStep(step);
    return [];
  } catch (error) {
    return [reasonOf(error)];
  }
}

/** The parser's sentence as the end of one: `Step.offsetX is not a number` as `is wrong: offsetX is not a number`. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `is wrong: ${message.replace(/^(?:Step|Recording)[. ]/, '')}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
