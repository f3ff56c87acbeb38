import { type BudgetLedger, type BudgetLimits, type ModelPort, systemClock } from '@valet/core';
import { readConfig } from '../../../host/src/config.ts';
import { createModels } from '../../../host/src/model/create-models.ts';
import { openAnthropicStandIn } from './anthropic-stand-in.ts';
import type { StandIn, StandInRequest } from './stand-in-server.ts';

/** The product's way to a model, which ends at a stand-in. */
export interface OpenedModels {
  readonly models: ModelPort;
  readonly standIn: StandIn;
  close(): Promise<void>;
}

interface OpenModelsOptions {
  /** What the model says. */
  answer(request: StandInRequest): unknown;
  readonly ledger?: Pick<BudgetLedger, 'reserve' | 'settle'>;
  readonly limits?: Partial<BudgetLimits>;
}

const noLimits: BudgetLimits = { applicationUsd: null, userDayUsd: null, userMonthUsd: null, tenantMonthUsd: null };

/** Router, provider and SDK as the host makes them of its settings, before an Anthropic-shaped server; the caller closes it. */
export async function openModels({ answer, ledger, limits }: OpenModelsOptions): Promise<OpenedModels> {
  const standIn = await openAnthropicStandIn({ answer });
  const { port } = createModels({
    config: readConfig({}, { ANTHROPIC_API_KEY: standIn.apiKey, ANTHROPIC_BASE_URL: standIn.url }),
    ledger: ledger ?? { reserve: async () => ({ ok: true }), settle: async () => undefined },
    limitsOf: () => ({ ...noLimits, ...limits }),
    clock: systemClock,
  });
  return { models: port, standIn, close: () => standIn.close() };
}

/** Names and labels of the fields that a question shows. */
export function fieldsOf(question: string): readonly { readonly name: string; readonly label: string }[] {
  return [...question.matchAll(/^(f\d+) \w+\*? ("(?:[^"\\]|\\.)*")/gmu)].map(([, name = '', label = '""']) => ({
    name,
    label: String(JSON.parse(label)),
  }));
}

/** The letters by which a question names these facts; what it does not tell keeps its name. */
export function lettersOf(question: string, keys: readonly string[]): string {
  return keys.map((key) => new RegExp(`^([a-z]) ${key} "`, 'm').exec(question)?.[1] ?? key).join(' ');
}
