import { createHash } from 'node:crypto';
import type { BudgetLedger, BudgetLimits } from '../budget/budget-ledger.ts';
import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';
import { type Asked, askLine } from './ask-line.ts';
import { checkModels } from './model-end.ts';
import type { ModelError, ModelFailure } from './model-error.ts';
import type { ModelHealth } from './model-health.ts';
import { createModelLine, type ModelLine } from './model-line.ts';
import type { ModelPort, ModelReply, ModelRequest, ModelScope } from './model-port.ts';
import type { ModelProvider } from './model-provider.ts';
import { type ModelRoutes, tierOfTask } from './model-route.ts';
import { findModel, type ModelTable, modelTiers, writeModelRef } from './model-table.ts';
import type { ResponseCache } from './response-cache.ts';
import { noTokens, toUsage } from './token-count.ts';

/** What a router is made of. */
export interface ModelRouterOptions {
  readonly providers: readonly ModelProvider[];
  readonly table: ModelTable;
  readonly routes: ModelRoutes;
  readonly cache: ResponseCache;
  readonly ledger: Pick<BudgetLedger, 'reserve' | 'settle'>;
  /** Limits of whom a call is for. */
  readonly limitsOf: (scope: ModelScope) => BudgetLimits;
  readonly clock: Clock;
}

/** A {@link ModelPort} that can be looked at. */
export interface ModelRouter extends ModelPort {
  /** How each routed model fares, as this process sees it; the first of the first tier first. */
  health(): readonly ModelHealth[];
  /** Sentences about models that end within 30 days. */
  readonly warnings: readonly string[];
}

/** Another model may do better, once: each such answer is paid for. */
const unusable: ReadonlySet<ModelFailure> = new Set(['malformed', 'truncated', 'wrong_schema', 'refusal']);
const mostUnusable = 2;
/** What may be over in a moment; tried once more when nobody else has answered. */
const passing: ReadonlySet<ModelFailure> = new Set(['rate_limit', 'overloaded', 'server', 'network']);
const pauseMs = 500;
const longestPauseMs = 10_000;

/**
 * Asks the models of a task's tier in order, within the budgets. What fails goes to the next; a model that keeps failing is left
 * alone for a while. Errors at once: `config_invalid` for a model that is unknown, past its end or without its provider.
 */
export function createModelRouter(options: ModelRouterOptions): ModelRouter {
  const { table, routes, clock, cache } = options;
  const refs = modelTiers.flatMap((tier) => routes[tier]);
  const lines = new Map<string, ModelLine>();
  const ids = options.providers.map(({ id }) => id);
  const warnings = checkModels({ refs, table, providers: ids, now: clock.now() });
  for (const ref of refs) {
    const row = findModel(table, ref);
    const provider = options.providers.find(({ id }) => id === ref.provider);
    const name = writeModelRef(ref);
    // Both are there: they were checked.
    if (row && provider && !lines.has(name)) lines.set(name, createModelLine({ row, provider }, clock));
  }
  const linesOf = ({ task, content }: ModelRequest): readonly ModelLine[] => {
    const needsEyes = content.some(({ type }) => type === 'image');
    const own = routes[tierOfTask[task]].flatMap((ref) => lines.get(writeModelRef(ref)) ?? []);
    return needsEyes ? own.filter(({ row }) => row.seesImages) : own;
  };
  return {
    warnings,
    health: () => [...lines.values()].map((line) => line.health()),
    async ask(request, scope, signal) {
      signal.throwIfAborted();
      const own = linesOf(request);
      const asked = { request, scope, signal };
      const kept = await findKept(cache, own, asked);
      if (kept) return kept;
      const turn: Turn = { asked, options, failures: new Map(), spent: [] };
      const { line, value } = await askInTurn(own, turn);
      await cache.keep(cacheKey(line, asked), { ...line.ref, json: JSON.stringify(value) });
      return { value, ...line.ref, ...sumOf(turn.spent), isCached: false };
    },
  };
}

interface Answered {
  readonly line: ModelLine;
  readonly value: unknown;
}

/** One question on its way from model to model. */
interface Turn {
  readonly asked: Asked;
  readonly options: ModelRouterOptions;
  /** What came of each model's last call. */
  readonly failures: Map<ModelLine, ModelError>;
  /** What every call did cost, those that failed too. */
  readonly spent: Spent[];
}

type Spent = Pick<ModelReply, 'usd' | 'usage'>;

/** One call after the other, until one is answered; what may be over in a moment is tried a second time. */
async function askInTurn(lines: readonly ModelLine[], turn: Turn): Promise<Answered> {
  const { asked, options, failures } = turn;
  const first = await askEach(lines, turn);
  if (first) return first;
  const again = lines.filter((line) => isPassing(line, failures.get(line)));
  const waits = again.map((line) => line.waitMs() ?? 0).filter((ms) => ms <= longestPauseMs);
  if (waits.length > 0 && !isSpent(failures)) {
    await options.clock.wait(Math.max(pauseMs, Math.min(...waits)), asked.signal);
    const second = await askEach(again, turn);
    if (second) return second;
  }
  throw unavailable(asked.request, lines, failures);
}

async function askEach(
  lines: readonly ModelLine[],
  { asked, options, failures, spent }: Turn,
): Promise<Answered | null> {
  for (const line of lines) {
    if (isSpent(failures)) return null;
    if (line.waitMs() !== null) continue;
    const { answer, failure, usage, usd } = await askLine(line, asked, options);
    spent.push({ usage, usd });
    if (answer) return { line, value: answer.value };
    if (failure) failures.set(line, failure);
  }
  return null;
}

function sumOf(spent: readonly Spent[]): Spent {
  const of = (read: (one: Spent) => number) => spent.reduce((sum, one) => sum + read(one), 0);
  return {
    usd: of(({ usd }) => usd),
    usage: {
      inputTokens: of(({ usage }) => usage.inputTokens),
      cacheReadTokens: of(({ usage }) => usage.cacheReadTokens),
      cacheWriteTokens: of(({ usage }) => usage.cacheWriteTokens),
      outputTokens: of(({ usage }) => usage.outputTokens),
    },
  };
}

function isSpent(failures: ReadonlyMap<ModelLine, ModelError>): boolean {
  return [...failures.values()].filter(({ kind }) => unusable.has(kind)).length >= mostUnusable;
}

/** A server of one's own that cannot be reached is gone; a vendor's network may only have hiccuped. */
function isPassing({ provider }: ModelLine, failure: ModelError | undefined): boolean {
  if (!failure || (provider.isLocal && failure.kind === 'network')) return false;
  return passing.has(failure.kind);
}

function unavailable(
  { task }: ModelRequest,
  lines: readonly ModelLine[],
  failures: ReadonlyMap<ModelLine, ModelError>,
): ValetError {
  if (lines.length === 0) {
    return new ValetError('model_unavailable', `No configured model can do ${task} with what is to be shown.`);
  }
  const models = lines.map((line) => ({ ...line.ref, failure: failures.get(line)?.kind ?? 'left_alone' }));
  const told = models.map((one) => `${writeModelRef(one)} ${one.failure}`).join(', ');
  const waits = lines.flatMap((line) => line.waitMs() ?? []);
  const retryAfterSeconds = Math.ceil(Math.min(...waits) / 1000);
  return new ValetError('model_unavailable', `No model gave a usable answer for ${task}: ${told}.`, {
    details: { models, ...(waits.length === lines.length && { retryAfterSeconds }) },
  });
}

async function findKept(cache: ResponseCache, lines: readonly ModelLine[], asked: Asked): Promise<ModelReply | null> {
  for (const line of lines) {
    const kept = await cache.find(cacheKey(line, asked));
    if (kept) return { ...line.ref, value: JSON.parse(kept.json), usage: toUsage(noTokens), usd: 0, isCached: true };
  }
  return null;
}

/** The same only for the same question of the same tenant to the same model. */
function cacheKey({ ref, row }: ModelLine, { request, scope }: Asked): string {
  const { instructions, content, answer, maxOutputTokens } = request;
  const parts = [
    scope.tenant,
    ref.provider,
    ref.model,
    instructions,
    content,
    answer,
    { maxOutputTokens, effort: row.effort },
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
