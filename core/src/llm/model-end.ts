import { ValetError } from '../error/valet-error.ts';
import { findModel, type ModelRef, type ModelRow, type ModelTable, writeModelRef } from './model-table.ts';

const soonMs = 30 * 86_400_000;

/** Everything that is to be said of models before they are asked. */
export interface ModelCheck {
  readonly refs: readonly ModelRef[];
  readonly table: ModelTable;
  /** Ids of the providers that can be asked. */
  readonly providers: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Sentences about models that end within 30 days. Error: `config_invalid` for a model that is unknown (what it costs could not be
 * bounded), has no provider here, or is no longer served, naming what to use.
 */
export function checkModels({ refs, table, providers, now }: ModelCheck): string[] {
  const sentences = refs.flatMap((ref) => {
    const row = findModel(table, ref);
    if (!row) throw new ValetError('config_invalid', sayUnknown(ref, table));
    if (!providers.includes(ref.provider)) throw new ValetError('config_invalid', sayMissing(ref, providers));
    if (row.end === null) return [];
    const end = endOf(row);
    const { on, replacement } = row.end;
    if (now >= end) {
      const message = `The model ${writeModelRef(ref)} is shut down since ${on}. Use ${ref.provider}:${replacement} in its place.`;
      throw new ValetError('config_invalid', message);
    }
    if (end - now > soonMs) return [];
    return [`The model ${writeModelRef(ref)} ends on ${on}; use ${ref.provider}:${replacement} in its place.`];
  });
  return [...new Set(sentences)];
}

/** The first moment of the day: nobody says at which hour a model is shut down. */
function endOf({ end }: ModelRow): number {
  return end === null ? Number.POSITIVE_INFINITY : Date.parse(end.on);
}

function sayUnknown(ref: ModelRef, { rows, asOf }: ModelTable): string {
  const known = rows.filter(({ provider }) => provider === ref.provider).map(({ id }) => id);
  const list = known.length === 0 ? 'it knows no model of that provider' : `known are ${known.join(', ')}`;
  return `The model ${writeModelRef(ref)} is not in Valet's price table of ${asOf}; ${list}.`;
}

function sayMissing(ref: ModelRef, providers: readonly string[]): string {
  const known = providers.join(', ') || 'none';
  return `The model ${writeModelRef(ref)} needs the provider "${ref.provider}", which has no key or address here; configured: ${known}.`;
}
