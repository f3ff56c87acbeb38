import { createHash, randomUUID } from 'node:crypto';
import { checkData } from '@valet/schemas';
import { limitsFor } from '../budget/budget-account.ts';
import type { BudgetHold, BudgetLedger, BudgetLimits } from '../budget/budget-ledger.ts';
import { budgetExceeded } from '../budget/budget-refusal.ts';
import type { Clock } from '../clock.ts';
import { boundCost, guessUnanswered } from './estimate-cost.ts';
import { costOf } from './model-cost.ts';
import { ModelError } from './model-error.ts';
import type { ModelLine } from './model-line.ts';
import type { ModelRequest, ModelScope, ModelUsage } from './model-port.ts';
import { priceAt } from './model-table.ts';
import { noTokens, type TokenCounts, toUsage } from './token-count.ts';

/** What a call needs. */
export interface AskDeps {
  readonly ledger: Pick<BudgetLedger, 'reserve' | 'settle'>;
  /** Limits of whom the call is for; its owner may have asked for less. */
  limitsOf(scope: ModelScope): BudgetLimits;
  readonly clock: Clock;
}

/** One question to one model. */
export interface Asked {
  readonly request: ModelRequest;
  readonly scope: ModelScope;
  readonly signal: AbortSignal;
}

interface Ended {
  readonly outcome: string;
  readonly tokens: TokenCounts;
  readonly usd: number;
  readonly startedAt: number;
}

/** How a call ended: a checked value, or why not. What it cost is there in any case. */
export interface Attempt {
  readonly answer: { readonly value: unknown } | null;
  /** Null with an answer, and where the model was found left alone meanwhile. */
  readonly failure: ModelError | null;
  readonly usage: ModelUsage;
  readonly usd: number;
}

/** How long a hold outlives the longest call: its caller has time to settle. */
const settleMs = 30_000;

/**
 * Sets the most that the call can cost aside, makes it, and books what it did cost, however it ends. Errors:
 * `budget_exceeded`, the signal's reason.
 */
export async function askLine(line: ModelLine, asked: Asked, deps: AskDeps): Promise<Attempt> {
  const { request, scope, signal } = asked;
  const { ledger, clock } = deps;
  const price = priceAt(line.row, clock.now());
  const hold: BudgetHold = {
    ...{ id: randomUUID(), scope, usd: boundCost(withThinking(line, request), price) },
    leaseMs: line.provider.timeoutMs + settleMs,
  };
  await reserve(hold, deps);
  const book = ({ outcome, tokens, usd, startedAt }: Ended) =>
    ledger.settle(hold, {
      ...{ task: request.task, ...line.ref, usage: toUsage(tokens), usd, outcome },
      durationMs: clock.now() - startedAt,
      at: new Date(startedAt).toISOString(),
    });
  const startedAt = clock.now();
  if (signal.aborted || !line.breaker.isReady()) {
    await book({ outcome: 'not_called', tokens: noTokens, usd: 0, startedAt });
    signal.throwIfAborted();
    return { answer: null, failure: null, usage: toUsage(noTokens), usd: 0 };
  }
  try {
    const { value, tokens } = await line.breaker.run(() => callModel(line, asked, clock));
    const usd = costOf(tokens, price);
    line.note(null);
    await book({ outcome: 'ok', tokens, usd, startedAt });
    return { answer: { value }, failure: null, usage: toUsage(tokens), usd };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    line.note(error);
    const tokens = error.tokens ?? (error.wasSent ? guessUnanswered(request) : noTokens);
    const usd = costOf(tokens, price);
    await book({ outcome: error.kind, tokens, usd, startedAt });
    signal.throwIfAborted();
    return { answer: null, failure: error, usage: toUsage(tokens), usd };
  }
}

async function reserve(hold: BudgetHold, { ledger, limitsOf }: AskDeps): Promise<void> {
  const reservation = await ledger.reserve(hold, limitsFor(hold.scope, limitsOf(hold.scope)));
  if (!reservation.ok) throw budgetExceeded(reservation);
}

/** The same request, with room for what the model thinks. */
function withThinking({ row }: Pick<ModelLine, 'row'>, request: ModelRequest): ModelRequest {
  return { ...request, maxOutputTokens: request.maxOutputTokens + row.thinkingTokens };
}

async function callModel({ provider, ref, row }: ModelLine, { request, signal }: Asked, clock: Clock) {
  const { instructions, content, answer, maxOutputTokens } = withThinking({ row }, request);
  const call = {
    ...{ model: ref.model, instructions, content, answer, maxOutputTokens, effort: row.effort },
    cacheKey: createHash('sha256')
      .update(JSON.stringify([instructions, answer]))
      .digest('hex')
      .slice(0, 32),
  };
  const late = new AbortController();
  const done = new AbortController();
  clock.wait(provider.timeoutMs, done.signal).then(
    () => late.abort(),
    () => undefined, // it came in time
  );
  try {
    const { text, tokens } = await provider.call(call, AbortSignal.any([signal, late.signal]));
    return { value: readAnswer(text, { answer, tokens }), tokens };
  } catch (error) {
    if (late.signal.aborted && !signal.aborted && !isAnswered(error)) {
      throw new ModelError('timeout', `${provider.id} did not answer within ${provider.timeoutMs} ms.`, {
        wasSent: true,
      });
    }
    if (error instanceof ModelError) throw error;
    throw new ModelError('server', `${provider.id} failed unexpectedly.`, { cause: error, wasSent: true });
  } finally {
    done.abort();
  }
}

function isAnswered(error: unknown): boolean {
  return error instanceof ModelError && error.tokens !== null;
}

function readAnswer(
  text: string,
  { answer, tokens }: { answer: ModelRequest['answer']; tokens: TokenCounts },
): unknown {
  const value = parse(text);
  if (value === undefined) throw new ModelError('malformed', 'The answer is no JSON.', { tokens });
  const [mistake] = checkData(answer.schema, value);
  if (!mistake) return value;
  throw new ModelError('wrong_schema', `The answer does not fit its schema at "${mistake.pointer}".`, { tokens });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
