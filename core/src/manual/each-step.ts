import type {
  CheckStep,
  ChooseStep,
  FillStep,
  Manual,
  ManualCondition,
  ManualStep,
  UploadStep,
  ValueRef,
} from '@valet/schemas';

/** A step that puts a value into a field. */
export type FieldStep = FillStep | ChooseStep | CheckStep | UploadStep;

/** A step with its place: a JSON pointer, and how many branches and repeats it stands in. */
export interface PlacedStep {
  readonly step: ManualStep;
  readonly pointer: string;
  readonly level: number;
  /** How often it may be done: the repeats around it multiplied. */
  readonly times: number;
}

/** All steps of a manual, each before those inside it. */
export function* eachStep({ pages }: Pick<Manual, 'pages'>): Generator<PlacedStep> {
  for (const [at, page] of pages.entries()) {
    yield* stepsBelow(page.steps, { pointer: `/pages/${at}/steps`, level: 0, times: 1 });
  }
}

type Place = Omit<PlacedStep, 'step'>;

function* stepsBelow(steps: readonly ManualStep[], { pointer, level, times }: Place): Generator<PlacedStep> {
  for (const [at, step] of steps.entries()) {
    const own = `${pointer}/${at}`;
    yield { step, pointer: own, level, times };
    for (const list of listsOf(step)) {
      const factor = step.type === 'repeat' ? step.most : 1;
      yield* stepsBelow(list.steps, { pointer: `${own}${list.path}`, level: level + 1, times: times * factor });
    }
  }
}

/** The lists of steps inside a step. */
export function listsOf(step: ManualStep): readonly { readonly path: string; readonly steps: readonly ManualStep[] }[] {
  if (step.type === 'repeat') return [{ path: '/steps', steps: step.steps }];
  if (step.type !== 'branch') return [];
  const cases = step.cases.map(({ steps }, at) => ({ path: `/cases/${at}/steps`, steps }));
  return step.otherwise ? [...cases, { path: '/otherwise', steps: step.otherwise }] : cases;
}

/** True for a step that puts a value into a field. */
export function isFieldStep(step: ManualStep): step is FieldStep {
  return step.type === 'fill' || step.type === 'choose' || step.type === 'check' || step.type === 'upload';
}

/** The conditions that a step itself asks, without those of the steps inside it. */
export function conditionsOf(step: ManualStep): readonly ManualCondition[] {
  const conditions = [
    step.when,
    'post' in step ? step.post : undefined,
    step.type === 'wait' ? step.until : undefined,
    step.type === 'assert' ? step.that : undefined,
    step.type === 'repeat' ? step.while : undefined,
    ...(step.type === 'branch' ? step.cases.map(({ when }) => when) : []),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** The values that a step itself needs, without the steps inside it. */
export function valuesOf(step: ManualStep): readonly ValueRef[] {
  const asked = conditionsOf(step).flatMap(({ known, is }) => [known, is?.value]);
  return [isFieldStep(step) ? step.value : undefined, ...asked].filter((value) => value !== undefined);
}
