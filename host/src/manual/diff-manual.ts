import { isDeepStrictEqual } from 'node:util';
import { eachStep, type PlacedStep } from '@valet/core';
import type { Manual, ManualStep } from '@valet/schemas';

/** Something that both manuals have, and say differently; undefined where one of them does not say it. */
export interface ManualDifference {
  /** Path of names and numbers, such as `locators/1/css`. */
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A step that only one of the two has. */
export interface StepMention {
  readonly id: string;
  readonly type: ManualStep['type'];
  /** Of the manual that has the step, from 1. */
  readonly page: number;
  readonly intention: string;
}

/** A step that both have, by its id. */
export interface StepChange extends StepMention {
  /** It stands elsewhere among the steps that both have. */
  readonly moved: boolean;
  readonly changes: readonly ManualDifference[];
}

/** What one manual says and another does not. */
export interface ManualDiff {
  /** What stands beside the steps: caps, parameters, signatures of pages. */
  readonly manual: readonly ManualDifference[];
  readonly added: readonly StepMention[];
  readonly removed: readonly StepMention[];
  readonly changed: readonly StepChange[];
}

/** What changed from one manual to another; steps are the same when their ids are, wherever they stand. */
export function diffManuals(before: Manual, after: Manual): ManualDiff {
  const pages = pairPages(before, after);
  const old = new Map([...eachStep(before)].map((placed) => [placed.step.id, placed]));
  const now = new Map([...eachStep(after)].map((placed) => [placed.step.id, placed]));
  const common = [...now.keys()].filter((id) => old.has(id));
  const unmoved = longestInOrder(common, [...old.keys()]);
  return {
    manual: [...differences(headOf(before), headOf(after)), ...pageDifferences(before, after, pages)],
    added: [...now.values()].filter(({ step }) => !old.has(step.id)).map(mention),
    removed: [...old.values()].filter(({ step }) => !now.has(step.id)).map(mention),
    changed: common.flatMap((id) => {
      const [from, to] = [old.get(id), now.get(id)];
      if (!from || !to) return [];
      const moved = !unmoved.has(id) || pages.get(pageOf(to)) !== pageOf(from);
      const changes = differences(ownOf(from.step), ownOf(to.step));
      return moved || changes.length > 0 ? [{ ...mention(to), moved, changes }] : [];
    }),
  };
}

function mention({ step, pointer }: PlacedStep): StepMention {
  const { id, type, intention } = step;
  return { id, type, page: pageOf({ pointer }) + 1, intention };
}

/** Index of the page that a step stands on. */
function pageOf({ pointer }: Pick<PlacedStep, 'pointer'>): number {
  return Number(pointer.split('/')[2]);
}

function headOf({ pages: _, ...head }: Manual): object {
  return head;
}

/** A step without the steps inside it, which are compared themselves. */
function ownOf(step: ManualStep): object {
  if (step.type === 'repeat') return { ...step, steps: undefined };
  if (step.type !== 'branch') return step;
  return { ...step, cases: step.cases.map(({ when }) => when), otherwise: step.otherwise !== undefined };
}

/** Index of the page before for each page after: the one of the same signature, else of the same number. */
function pairPages(before: Manual, after: Manual): ReadonlyMap<number, number> {
  const same = after.pages.map(({ signature }) => before.pages.findIndex((page) => page.signature === signature));
  const taken = new Set(same);
  const pairs = same.map(
    (found, at) => [at, found >= 0 || at >= before.pages.length || taken.has(at) ? found : at] as const,
  );
  return new Map(pairs.filter(([, found]) => found >= 0));
}

function pageDifferences(
  before: Manual,
  after: Manual,
  pairs: ReadonlyMap<number, number>,
): readonly ManualDifference[] {
  const paired = new Set(pairs.values());
  const gone = before.pages.flatMap(({ signature }, at) =>
    paired.has(at) ? [] : [{ property: `page ${at + 1}`, before: signature, after: undefined }],
  );
  const rest = after.pages.flatMap(({ steps: _, ...page }, at) => {
    const found = pairs.get(at);
    const old = found === undefined ? undefined : before.pages[found];
    if (!old) return [{ property: `page ${at + 1}`, before: undefined, after: page.signature }];
    const { steps: _steps, ...rest } = old;
    return differences(rest, page).map((one) => ({ ...one, property: `page ${at + 1} ${one.property}` }));
  });
  return [...gone, ...rest];
}

/** Where two values differ, as deep as they are alike; properties are paths such as `locators/1/css`. */
function differences(before: unknown, after: unknown, path: readonly string[] = []): readonly ManualDifference[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isAlike(before, after)) return [{ property: path.join('/'), before, after }];
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after as object))];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].flatMap((key) => differences(old.get(key), now.get(key), [...path, key]));
}

/** Whether two values have parts that can be held against each other: lists of one length, objects that share a property. */
function isAlike(before: unknown, after: unknown): before is object {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false;
  if (Array.isArray(before) || Array.isArray(after)) {
    return Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  }
  return Object.keys(before).some((key) => Object.hasOwn(after, key));
}

/** The most of `ids` that stand in the same order in `order`: what is not among them has moved. */
function longestInOrder(ids: readonly string[], order: readonly string[]): ReadonlySet<string> {
  const place = new Map(order.map((id, at) => [id, at]));
  const chains: (readonly string[])[] = [];
  for (const [at, id] of ids.entries()) {
    const fits = (chain: readonly string[]) => (place.get(chain.at(-1) ?? '') ?? -1) < (place.get(id) ?? -1);
    const longest = chains
      .slice(0, at)
      .filter(fits)
      .reduce((best, chain) => (chain.length > best.length ? chain : best), [] as readonly string[]);
    chains.push([...longest, id]);
  }
  return new Set(chains.reduce((best, chain) => (chain.length > best.length ? chain : best), [] as readonly string[]));
}
