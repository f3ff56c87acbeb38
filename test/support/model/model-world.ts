import {
  type BudgetHold,
  type BudgetLedger,
  type BudgetLimits,
  createMemoryResponses,
  createModelRouter,
  type ModelCall,
  type ModelProvider,
  type ModelReply,
  type ModelRequest,
  type ModelRouter,
  type ModelScope,
  modelTable,
} from '@valet/core';
import { createAnthropicProvider } from '../../../host/src/model/anthropic-provider.ts';
import { createOpenAiProvider } from '../../../host/src/model/openai-provider.ts';
import { createHeldClock, type HeldClock } from '../held-clock.ts';
import { openAnthropicStandIn } from './anthropic-stand-in.ts';
import { localModelRow } from './local-model-row.ts';
import { makeModelRequest } from './model-call.ts';
import { openOpenAiStandIn } from './openai-stand-in.ts';
import type { StandIn, StandInOptions } from './stand-in-server.ts';

/** Longest call in a {@link ModelWorld}, on its clock. */
export const callTimeoutMs = 60_000;

/** A ledger that allows everything and writes down what was booked. */
export interface CallBook extends Pick<BudgetLedger, 'reserve' | 'settle'> {
  readonly calls: ModelCall[];
  /** Holds that were not settled. */
  readonly held: ReadonlyMap<string, BudgetHold>;
}

function createCallBook(): CallBook {
  const held = new Map<string, BudgetHold>();
  const calls: ModelCall[] = [];
  return {
    calls,
    held,
    async reserve(hold) {
      held.set(hold.id, hold);
      return { ok: true };
    },
    async settle(hold, call) {
      held.delete(hold.id);
      calls.push(call);
    },
  };
}

/** A router with the real SDKs before stand-ins, on a clock that a test moves. */
export interface ModelWorld {
  readonly clock: HeldClock;
  readonly anthropic: StandIn;
  readonly openai: StandIn;
  readonly local: StandIn;
  readonly router: ModelRouter;
  readonly book: CallBook;
  /** Asks something that was not asked before, unless told otherwise. */
  ask(change?: Partial<ModelRequest>, signal?: AbortSignal): Promise<ModelReply>;
  close(): Promise<void>;
}

interface WorldOptions {
  /** Who is asked, in this order, for every task; default: Anthropic, then OpenAI. */
  readonly order?: readonly ('anthropic' | 'openai' | 'local')[];
  /** Models in place of the usual ones. */
  readonly models?: Partial<Readonly<Record<'anthropic' | 'openai', string>>>;
  readonly standIns?: Pick<StandInOptions, 'answer'>;
  readonly ledger?: Pick<BudgetLedger, 'reserve' | 'settle'>;
  readonly limits?: BudgetLimits;
}

export const someScope: ModelScope = { tenant: 'acme', userId: 'user-1', jobId: 'job-1' };
const noLimits: BudgetLimits = { applicationUsd: null, userDayUsd: null, userMonthUsd: null, tenantMonthUsd: null };
const usual = { anthropic: 'claude-sonnet-5-5', openai: 'gpt-6-luna', local: localModelRow.id };

/** Makes a {@link ModelWorld}; the caller closes it. */
export async function openModelWorld(options: WorldOptions = {}): Promise<ModelWorld> {
  const { order = ['anthropic', 'openai'], models = {}, standIns, limits = noLimits } = options;
  const clock = createHeldClock();
  const given = { ...standIns, now: clock.now };
  const [anthropic, openai, local] = await Promise.all([
    openAnthropicStandIn(given),
    openOpenAiStandIn(given),
    openOpenAiStandIn({ ...given, isLocal: true }),
  ]);
  const at = ({ url, apiKey }: StandIn) => ({ baseUrl: url, apiKey, timeoutMs: callTimeoutMs });
  const providers: readonly ModelProvider[] = [
    createAnthropicProvider(at(anthropic)),
    createOpenAiProvider(at(openai)),
    createOpenAiProvider({ ...at(local), isLocal: true }),
  ];
  const route = order.map((provider) => ({ provider, model: { ...usual, ...models }[provider] }));
  const book = createCallBook();
  const router = createModelRouter({
    providers,
    table: { ...modelTable, rows: [...modelTable.rows, localModelRow] },
    routes: { primary: route, secondary: route, budget: route },
    cache: createMemoryResponses({ clock }),
    ledger: options.ledger ?? book,
    limitsOf: () => limits,
    clock,
  });
  let asked = 0;
  return {
    ...{ clock, anthropic, openai, local, router, book },
    ask(change = {}, signal = new AbortController().signal) {
      asked += 1;
      const content = [{ type: 'text', text: `Page ${asked}` }] as const;
      return router.ask(makeModelRequest({ content, ...change }), someScope, signal);
    },
    close: async () => void (await Promise.all([anthropic.close(), openai.close(), local.close()])),
  };
}
