import { ValetError } from '../error/valet-error.ts';

/** Where a stored manual stands. A file cannot say it of itself. */
export type ManualState =
  /** Made, never replayed. */
  | 'candidate'
  /** Replayed to a verified submission, not often enough to be trusted beyond what the rules say too. */
  | 'shadow'
  /** Proven often enough. */
  | 'promoted'
  /** Was promoted and fell below the floor: its predecessor is used again. */
  | 'retired';

/** How a manual was made: by a run, a person, from a recording; or it came with a plugin, proven where it was made. */
export type ManualOrigin = 'exploration' | 'person' | 'import' | 'shipped';

/** What a run says about the manual it used. */
export type ManualOutcome =
  /** Every step that came up was followed, and the submission was verified. */
  | 'replayed'
  /** Some steps were not followed; the submission was verified. */
  | 'mended'
  /** A run without the manual came to the same plan, and its submission was verified. */
  | 'agreed'
  /** The page, or the rules, contradicted a step. */
  | 'contradicted';

/** One run that used a manual. */
export interface ManualRun {
  readonly jobId: string;
  readonly attempt: number;
  readonly outcome: ManualOutcome;
  /** Ids of the steps that were not followed. */
  readonly failedSteps: readonly string[];
  /** Why, in words; holds no candidate data. */
  readonly detail: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A move of a manual, with its reason. */
export interface ManualChange {
  readonly from: ManualState;
  readonly to: ManualState;
  readonly reason: string;
}

/** Who moved a manual: what its runs showed, or somebody who decided. */
export type ManualMover = 'runs' | 'person';

/** A move that was made. */
export interface ManualMove extends ManualChange {
  readonly by: ManualMover;
  /** ISO 8601. */
  readonly at: string;
}

/** At or below this a manual is not used (HTTP contract §8.1). */
export const healthFloor = 30;

/** So many of the newest runs count. */
export const healthWindow = 20;

/** Replays to a verified submission until a manual is trusted, where the configuration says nothing else. */
export const promoteAfter = 3;

const worth: Readonly<Record<ManualOutcome, number>> = { replayed: 1, agreed: 1, mended: 0.5, contradicted: 0 };

/** What a manual starts with: verified runs made or proved some, nothing has tried the others. */
const start: Readonly<Record<ManualOrigin, number>> = { exploration: 1, person: 0.5, import: 0.5, shipped: 1 };

/** Health 0..100 over the newest runs (oldest first), how it was made counting as one more. */
export function healthOf(origin: ManualOrigin, runs: readonly Pick<ManualRun, 'outcome'>[]): number {
  const counted = runs.slice(-healthWindow);
  const sum = counted.reduce((total, { outcome }) => total + worth[outcome], start[origin]);
  return Math.round((100 * sum) / (counted.length + 1));
}

/** Success 0..100 of one step over the newest runs. */
export function stepHealth(stepId: string, runs: readonly Pick<ManualRun, 'failedSteps'>[]): number {
  const counted = runs.slice(-healthWindow);
  const failed = counted.filter(({ failedSteps }) => failedSteps.includes(stepId)).length;
  return counted.length === 0 ? 100 : Math.round((100 * (counted.length - failed)) / counted.length);
}

/** Where a manual may move from each state, whoever moves it. */
const ways: Readonly<Record<ManualState, readonly ManualState[]>> = {
  candidate: ['shadow', 'promoted'],
  shadow: ['promoted'],
  promoted: ['retired'],
  retired: ['shadow'],
};

/** The one move that there is, made by runs and by people alike. Error: `conflict` where no way leads there. */
export function moveManual(from: ManualState, to: ManualState, reason: string): ManualChange {
  if (ways[from].includes(to)) return { from, to, reason };
  throw new ValetError(
    'conflict',
    `A manual that is ${from} cannot become ${to}; from there it becomes ${ways[from].join(' or ')}.`,
  );
}

/** Whether a person put the manual aside: its runs do not bring it back. */
export function isSetAside(moves: readonly Pick<ManualMove, 'to' | 'by'>[]): boolean {
  const last = moves.at(-1);
  return last?.to === 'retired' && last.by === 'person';
}

/** Where a manual moves after its newest run; null where it stays. One that a person set aside is for the caller to leave where it is. */
export function nextState(
  { state, origin }: { readonly state: ManualState; readonly origin: ManualOrigin },
  runs: readonly Pick<ManualRun, 'outcome'>[],
  needed: number = promoteAfter,
): ManualChange | null {
  const health = healthOf(origin, runs);
  const replays = runs.slice(-healthWindow).filter(({ outcome }) => outcome === 'replayed').length;
  const moveTo = (to: ManualState, reason: string) => moveManual(state, to, reason);
  if (state === 'promoted') {
    return health <= healthFloor
      ? moveTo('retired', `its health fell to ${health}; what was there before is used again`)
      : null;
  }
  if (health <= healthFloor) return null;
  if (state === 'retired') return moveTo('shadow', `its health is ${health} again`);
  if (replays >= needed) return moveTo('promoted', `${replays} replays were verified`);
  return state === 'candidate' && replays > 0 ? moveTo('shadow', 'a replay was verified') : null;
}
