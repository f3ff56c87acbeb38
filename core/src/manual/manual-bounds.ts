import { manualLimits, manualVersion } from './manual-limit.ts';

/** What keeps a document from being looked at closer, as one line; null where nothing does. */
export function outOfBounds(value: unknown): string | null {
  const { depth, size } = measure(value);
  if (depth > manualLimits.depth) return `(document) is more than ${manualLimits.depth} levels deep`;
  if (size > manualLimits.sizeBytes) return `(document) has more than ${manualLimits.sizeBytes} bytes`;
  const version = isRecord(value) ? value['schemaVersion'] : undefined;
  if (typeof version === 'number' && version > manualVersion) {
    return `/schemaVersion must be ${manualVersion}: the manual was made by a newer Valet, and this one reads no other`;
  }
  const steps = countSteps(value);
  return steps > manualLimits.steps
    ? `/pages has more than ${manualLimits.steps} steps, those of a repeat counted as often as it may do them`
    : null;
}

/** Depth and (about) the length of the JSON text; stops as soon as either is too much. */
function measure(value: unknown): { depth: number; size: number } {
  let deepest = 0;
  let size = 0;
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    deepest = Math.max(deepest, next.depth);
    size += typeof next.value === 'string' ? Buffer.byteLength(next.value) : 2;
    if (deepest > manualLimits.depth || size > manualLimits.sizeBytes) break;
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [key, inner] of Object.entries(next.value)) {
      size += Array.isArray(next.value) ? 0 : key.length;
      open.push({ value: inner, depth: next.depth + 1 });
    }
  }
  return { depth: deepest, size };
}

/** Counts what may be steps before the document's shape is known. */
function countSteps(value: unknown): number {
  const pages = isRecord(value) ? listOf(value['pages']) : [];
  return pages.reduce<number>((sum, page) => sum + (isRecord(page) ? countIn(listOf(page['steps'])) : 0), 0);
}

function countIn(steps: readonly unknown[]): number {
  return steps.reduce<number>((sum, step) => {
    if (!isRecord(step)) return sum + 1;
    const cases = listOf(step['cases']).flatMap((one) => (isRecord(one) ? listOf(one['steps']) : []));
    const inner = countIn([...listOf(step['steps']), ...cases, ...listOf(step['otherwise'])]);
    const most = step['most'];
    return sum + 1 + inner * (typeof most === 'number' && most > 1 ? most : 1);
  }, 0);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
