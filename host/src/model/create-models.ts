import {
  absentModel,
  type BudgetLedger,
  type BudgetLimits,
  type Clock,
  checkModels,
  createMemoryResponses,
  createModelRouter,
  type ModelHealth,
  type ModelPort,
  type ModelProvider,
  type ModelRoutes,
  type ModelScope,
  type ModelTable,
  modelTable,
  modelTiers,
} from '@valet/core';
import type { Config } from '../config.ts';
import { createAnthropicProvider } from './anthropic-provider.ts';
import { findRoutes } from './find-routes.ts';
import { createOpenAiProvider } from './openai-provider.ts';

/** What is configured, and can work. */
export interface ModelPlan {
  readonly providers: readonly ModelProvider[];
  readonly table: ModelTable;
  readonly routes: ModelRoutes;
  /** Sentences about models that end within 30 days. */
  readonly warnings: readonly string[];
}

/**
 * Reads which models are configured. Opens nothing and loads no SDK. Error: `config_invalid` for what cannot work, such as a model
 * that is no longer served.
 */
export function planModels(config: Config, now: number): ModelPlan {
  const providers = findProviders(config);
  const table = withLocal(config);
  const ids = providers.map(({ id }) => id);
  const routes = findRoutes({ config, table, providers: ids });
  const refs = modelTiers.flatMap((tier) => routes[tier]);
  return { providers, table, routes, warnings: checkModels({ refs, table, providers: ids, now }) };
}

/** What the models of a process are made of. */
export interface ModelsDeps {
  readonly config: Config;
  readonly ledger: Pick<BudgetLedger, 'reserve' | 'settle'>;
  readonly limitsOf: (scope: ModelScope) => BudgetLimits;
  readonly clock: Clock;
}

/** The models of a process. */
export interface Models {
  /** One that says so where none is configured. */
  readonly port: ModelPort;
  /** Whether there is any; without one rules, manuals and people do it all. */
  readonly isConfigured: boolean;
  /** How each fares; empty where none is configured. */
  health(): readonly ModelHealth[];
}

/** The models that the configuration names, behind one router. Error: `config_invalid`, as {@link planModels}. */
export function createModels({ config, ledger, limitsOf, clock }: ModelsDeps): Models {
  const { providers, table, routes } = planModels(config, clock.now());
  if (modelTiers.every((tier) => routes[tier].length === 0)) {
    return { port: absentModel, isConfigured: false, health: () => [] };
  }
  const cache = createMemoryResponses({ clock });
  const router = createModelRouter({ providers, table, routes, cache, ledger, limitsOf, clock });
  return { port: { ask: router.ask }, isConfigured: true, health: router.health };
}

function findProviders(config: Config): readonly ModelProvider[] {
  const { anthropicKey, anthropicUrl, openaiKey, openaiUrl, localModelUrl } = config;
  const timeoutMs = config.modelTimeoutSeconds * 1000;
  const localTimeoutMs = config.localModelTimeoutSeconds * 1000;
  return [
    ...(anthropicKey === null
      ? []
      : [createAnthropicProvider({ apiKey: anthropicKey, baseUrl: anthropicUrl, timeoutMs })]),
    ...(openaiKey === null ? [] : [createOpenAiProvider({ apiKey: openaiKey, baseUrl: openaiUrl, timeoutMs })]),
    ...(localModelUrl === null
      ? []
      : [
          createOpenAiProvider({
            // These servers ask for none, but the SDK wants one.
            ...{ apiKey: config.localModelKey ?? 'none', baseUrl: localModelUrl, timeoutMs: localTimeoutMs },
            isLocal: true,
          }),
        ]),
  ];
}

/** A model of one's own costs nothing and never ends. */
function withLocal({ localModel, localModelImages }: Config): ModelTable {
  if (localModel === null) return modelTable;
  return {
    ...modelTable,
    rows: [
      ...modelTable.rows,
      {
        ...{ provider: 'local', id: localModel, tiers: [], seesImages: localModelImages, effort: null, end: null },
        // Many of these think unasked, and nobody bills it.
        thinkingTokens: 4000,
        prices: [{ from: null, input: 0, cacheRead: 0, cacheWrite: 0, cacheWriteLong: 0, output: 0 }],
        source: 'VALET_LLM_LOCAL_MODEL',
      },
    ],
  };
}
