import type { RequestMatch, RunEvent, SubmitRules } from '@valet/schemas';
import type { PageRequest, RequestGuard, RequestOutcome } from '../plugin/browser-agent.ts';
import { compilePathMatch, type UrlRoute } from '../plugin/url-route.ts';
import type { ArmResult, SubmitIntent, SubmitLedger } from './submit-ledger.ts';

/** Why the fuse stopped a request. */
export type CutReason = Extract<RunEvent, { event_type: 'request_cut' }>['metadata']['reason'];

/** What the fuse is made of. */
export interface FuseOptions {
  readonly ledger: SubmitLedger;
  readonly fence: number;
  readonly rules: SubmitRules;
  /** Hosts that values may be sent to, `*.` for any subdomain; the page's own host is among them. */
  readonly hosts: readonly string[];
  /** Writes down an intent for what leaves unasked after a press. */
  intend(): Promise<ArmResult>;
  /** Told of every request that was cut or released; must not throw. */
  tell(event: RunEvent): void;
}

/** The submit fuse: sits on the wire and lets exactly one submitting request out per armed intent. */
export interface SubmitFuse extends RequestGuard {
  /** From now on one submitting request may leave. Returns what will become of it. */
  arm(intent: SubmitIntent): Promise<RequestOutcome>;
  /** No submitting request may leave any more. True when none had: proof that nothing was sent under this intent. */
  disarm(): boolean;
  /** Ends the fuse: no submitting request may leave any more, whatever is armed later. */
  close(): void;
  /** True when the armed intent's request is on its way or has left. */
  readonly isBlown: boolean;
  /** Resolves when it is; at once where nothing is armed. */
  blown(): Promise<void>;
  readonly releasedCount: number;
  readonly cutCount: number;
  /** Requests that could have been the application, had it been asked for, and were let through before it was. */
  readonly unaskedCount: number;
  /** Those of them that left since {@link beginPress} and are not answered yet. */
  readonly unaskedPending: number;
  /** True when something left since {@link beginPress}. */
  readonly hasNoted: boolean;
  /** From now on what leaves unasked is written down before it leaves, under one intent. */
  beginPress(): void;
  /** Ends that; returns what was written down, null when nothing left. */
  endPress(): Promise<ArmResult | null>;
}

interface Armed {
  readonly intent: SubmitIntent;
  readonly outcome: PromiseWithResolvers<RequestOutcome>;
  readonly left: PromiseWithResolvers<void>;
  requestId: string | null;
}

/** Makes a fuse; nothing submits before {@link SubmitFuse.arm}. */
export function createSubmitFuse({ ledger, fence, rules, hosts, intend, tell }: FuseOptions): SubmitFuse {
  const armedRoutes = compileRules(rules.requests.filter(({ armed: isArmed }) => isArmed));
  const routes = compileRules(rules.requests.filter(({ armed: isArmed }) => !isArmed));
  let armed: Armed | null = null;
  let releasedCount = 0;
  let cutCount = 0;
  let unaskedCount = 0;
  let isClosed = false;
  let isPressed = false;
  let noted: Promise<ArmResult> | null = null;
  const pending = new Set<string>();

  const cut = (request: PageRequest, reason: CutReason): 'cut' => {
    if (reason !== 'foreign_host') cutCount += 1;
    tell({ event_type: 'request_cut', metadata: { method: request.method, url: withoutQuery(request.url), reason } });
    return 'cut';
  };

  const release = async (request: PageRequest, holder: Armed): Promise<'allow' | 'cut'> => {
    // Taken before the first await, so that a second request in the same moment finds the fuse blown.
    holder.requestId = request.id;
    holder.left.resolve();
    const sent = { method: request.method, url: withoutQuery(request.url) };
    if (!(await ledger.release(holder.intent.id, fence, sent)) || isClosed) {
      holder.outcome.resolve({ kind: 'failed', reason: 'the ledger refused to release the request' });
      return cut(request, 'fenced');
    }
    releasedCount += 1;
    tell({ event_type: 'submit_released', metadata: { intent_id: holder.intent.id, ...sent } });
    return 'allow';
  };

  const note = async (sent: { method: string; url: string }): Promise<ArmResult> => {
    const result = await intend();
    if (!result.ok || (await ledger.release(result.intent.id, fence, sent))) return result;
    return { ok: false, reason: 'fenced', earlier: null };
  };

  const releaseNoted = async (request: PageRequest): Promise<'allow' | 'cut'> => {
    noted ??= note({ method: request.method, url: withoutQuery(request.url) });
    if (!(await noted).ok || isClosed) return cut(request, 'fenced');
    unaskedCount += 1;
    pending.add(request.id);
    return 'allow';
  };

  /** Where no address tells the application: what leaves first under the intent is it, and nothing after. */
  const decideArmed = (request: PageRequest): Promise<'allow' | 'cut'> | 'allow' | 'cut' => {
    // A beacon tells a counter of the press; no form is sent by one.
    if (request.resourceType.toLowerCase() === 'ping') return 'allow';
    if (isClosed) return cut(request, 'not_armed');
    if (!armed && releasedCount === 0) {
      if (request.isNavigation) return cut(request, 'not_armed');
      if (isPressed) return releaseNoted(request);
      unaskedCount += 1;
      return 'allow';
    }
    if (!armed) return cut(request, 'not_armed');
    return armed.requestId === null ? release(request, armed) : cut(request, 'already_released');
  };

  return {
    get isBlown() {
      return armed !== null && armed.requestId !== null;
    },
    async blown() {
      await armed?.left.promise;
    },
    get releasedCount() {
      return releasedCount;
    },
    get cutCount() {
      return cutCount;
    },
    get unaskedCount() {
      return unaskedCount;
    },
    get unaskedPending() {
      return pending.size;
    },
    get hasNoted() {
      return noted !== null;
    },
    beginPress() {
      isPressed = true;
    },
    async endPress() {
      const result = await noted;
      isPressed = false;
      noted = null;
      return result;
    },
    close() {
      isClosed = true;
    },
    arm(intent) {
      armed = { intent, outcome: Promise.withResolvers(), left: Promise.withResolvers(), requestId: null };
      return armed.outcome.promise;
    },
    disarm() {
      const isUnused = armed !== null && armed.requestId === null;
      armed = null;
      return isUnused;
    },
    async decide(request) {
      const url = URL.canParse(request.url) ? new URL(request.url) : null;
      if (!url?.protocol.startsWith('http')) return 'allow';
      if (isSubmit(request.method, url, routes)) {
        if (!armed || isClosed) return cut(request, 'not_armed');
        if (armed.requestId !== null) return cut(request, 'already_released');
        return release(request, armed);
      }
      const carriesBody = request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS';
      if (carriesBody && !isAllowedHost(url.hostname, hosts)) return cut(request, 'foreign_host');
      return isSubmit(request.method, url, armedRoutes) ? decideArmed(request) : 'allow';
    },
    watches: (request) => armed?.requestId === request.id || pending.has(request.id),
    settled(request, outcome) {
      pending.delete(request.id);
      if (armed?.requestId === request.id) armed.outcome.resolve(outcome);
    },
  };
}

/** A rule of a manifest's submit requests, ready to be asked. */
export interface RequestRoute {
  readonly method: string;
  readonly route: UrlRoute;
  readonly only: readonly string[] | undefined;
}

/** Makes rules ready to be asked. */
export function compileRules(requests: readonly RequestMatch[]): RequestRoute[] {
  return requests.map(({ method, path, query, hosts: only }) => ({
    method,
    route: compilePathMatch({ path, ...(query && { query }) }),
    only,
  }));
}

/** Whether a request is one of those that submit. */
export function isSubmit(method: string, url: URL, routes: readonly RequestRoute[]): boolean {
  return routes.some(
    (rule) =>
      rule.method === method &&
      (!rule.only || isAllowedHost(url.hostname, rule.only)) &&
      rule.route.match(url) !== null,
  );
}

/** True when the host is in the list, exactly or below a `*.` entry. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => (entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry));
}

/** A URL without its query and fragment, which may hold what the candidate typed. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
