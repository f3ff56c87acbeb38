import type { Manual, ManualParameter, ManualStep } from '@valet/schemas';
import { eachStep, isFieldStep, listsOf, valuesOf } from './each-step.ts';
import { manualLimits } from './manual-limit.ts';
import { parametersOf } from './parameter.ts';
import { kindsOfStep, stepTypeOf } from './step-type.ts';
import { describeValue, valueKey } from './value-key.ts';

/** What JSON Schema cannot say of a manual: each rule gives one line for each mistake. */
type Rule = (manual: Manual) => readonly string[];

/** Each step is named once, for overlays and reports name steps. */
const uniqueIds: Rule = (manual) => {
  const first = new Map<string, string>();
  return [...eachStep(manual)].flatMap(({ step, pointer }) => {
    const earlier = first.get(step.id);
    first.set(step.id, earlier ?? pointer);
    return earlier ? [`${pointer}/id must be a name of its own: ${earlier} has it too`] : [];
  });
};

const nesting: Rule = (manual) =>
  [...eachStep(manual)]
    .filter(({ level }) => level > manualLimits.levels)
    .map(({ pointer }) => `${pointer} stands in more than ${manualLimits.levels} branches and repeats`);

/** What is sent is sent last: nothing may follow a submit. */
const submitLast: Rule = (manual) => {
  const check = (steps: readonly ManualStep[], pointer: string): string[] =>
    steps.flatMap((step, at) => [
      ...(step.type === 'submit' && at < steps.length - 1
        ? [`${pointer}/${at} must be the last step of its list`]
        : []),
      ...(step.type === 'repeat' && holdsSubmit(step) ? [`${pointer}/${at} must not repeat a submit step`] : []),
      ...listsOf(step).flatMap(({ path, steps: inner }) => check(inner, `${pointer}/${at}${path}`)),
    ]);
  return manual.pages.flatMap(({ steps }, at) => check(steps, `/pages/${at}/steps`));
};

function holdsSubmit(step: ManualStep): boolean {
  return step.type === 'submit' || listsOf(step).some(({ steps }) => steps.some(holdsSubmit));
}

const distinctPages: Rule = ({ pages }) =>
  pages.flatMap(({ signature }, at) => {
    const earlier = pages.findIndex((page) => page.signature === signature);
    return earlier < at
      ? [`/pages/${at}/signature is that of /pages/${earlier} too: nothing would tell the two pages apart`]
      : [];
  });

/** A level says whose the manual is, and only a narrower one has something to extend. */
const levels: Rule = ({ level, company, posting, urlPattern, extends: wider }) => [
  ...(level !== 'platform' && company === undefined ? [`/company is required at the level "${level}"`] : []),
  ...(level === 'company' && urlPattern === '*' ? ['/urlPattern must tell the company at the level "company"'] : []),
  ...(level === 'posting' && posting === undefined ? ['/posting is required at the level "posting"'] : []),
  ...(level === 'platform' && wider !== undefined
    ? ['/extends must be left out: no level is wider than "platform"']
    : []),
];

const addressPattern: Rule = ({ urlPattern }) =>
  isUrlPattern(urlPattern) ? [] : ['/urlPattern must be a URLPattern with protocol and host, or *'];

function isUrlPattern(text: string): boolean {
  if (text === '*') return true;
  try {
    return new URLPattern(text).hostname !== '';
  } catch {
    return false;
  }
}

const fittingKinds: Rule = (manual) =>
  [...eachStep(manual)].flatMap(({ step, pointer }) => {
    if (!isFieldStep(step) || kindsOfStep[step.type].has(step.kind)) return [];
    return [`${pointer}/type must be "${stepTypeOf(step.kind)}" for a field of kind "${step.kind}"`];
  });

/** Files are documents, and documents go into files (a letter also into a text). */
const documents: Rule = (manual) =>
  [...eachStep(manual)].flatMap(({ step, pointer }) => {
    if (!isFieldStep(step)) return [];
    const ref = 'ref' in step.value ? step.value.ref : '';
    const isDocument = ref === 'resume' || ref === 'cover_letter';
    if (step.type === 'upload' && !isDocument) return [`${pointer}/value must be resume or cover_letter`];
    return step.type !== 'upload' && ref === 'resume' ? [`${pointer}/value must not be the résumé: it is a file`] : [];
  });

/** Every value that a step needs is declared, nothing else is, and none as less sensitive than it is. */
const parameters: Rule = (manual) => {
  const needed = new Map(parametersOf(manual).map((parameter) => [valueKey(parameter.value), parameter]));
  const declared = new Map(manual.parameters.map((parameter) => [valueKey(parameter.value), parameter]));
  const missing = [...eachStep(manual)].flatMap(({ step, pointer }) =>
    valuesOf(step)
      .filter((value) => !('literal' in value) && !declared.has(valueKey(value)))
      .map((value) => `${pointer} needs ${describeValue(value)}, which /parameters does not declare`),
  );
  const wrong = manual.parameters.flatMap((parameter, at) =>
    parameterMistakes(parameter, needed.get(valueKey(parameter.value))).map((why) => `/parameters/${at}${why}`),
  );
  return [...missing, ...wrong];
};

function parameterMistakes(declared: ManualParameter, needed: ManualParameter | undefined): readonly string[] {
  if ('literal' in declared.value) return ['/value must not be a fixed text'];
  if (!needed) return [' is needed by no step'];
  const { sensitivity } = needed;
  const isLess = sensitivity === 'personal' ? declared.sensitivity === 'none' : declared.sensitivity !== sensitivity;
  return isLess ? [`/sensitivity must be "${sensitivity}"`] : [];
}

/** A repeat says what it goes by, once; the parts of a list's elements are read of lists only. */
const rounds: Rule = (manual) =>
  [...eachStep(manual)].flatMap(({ step, pointer }) => {
    if (step.type === 'extract' && step.each && step.read !== 'list')
      return [`${pointer}/each must be left out: only a list has elements`];
    if (step.type !== 'repeat') return [];
    if (step.over === undefined && step.while === undefined) return [`${pointer}/over or ${pointer}/while is required`];
    const isBoth = step.over !== undefined && step.while !== undefined;
    return isBoth ? [`${pointer}/while must be left out where /over is given`] : [];
  });

/** All rules. */
export const manualRules: readonly Rule[] = [
  uniqueIds,
  nesting,
  submitLast,
  distinctPages,
  levels,
  addressPattern,
  fittingKinds,
  documents,
  parameters,
  rounds,
];
