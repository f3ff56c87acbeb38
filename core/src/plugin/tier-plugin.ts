import type { BrowserAgent, StorageState } from './browser-agent.ts';

/** Whether a tier can serve now, and if not, why. */
export type Ready =
  | { readonly ok: true; readonly detail: string }
  | {
      readonly ok: false;
      readonly code: 'auth' | 'quota' | 'network' | 'config' | 'missing';
      readonly message: string;
    };

/** What an attempt wants of a sandbox. */
export interface SandboxRequest {
  readonly jobId: string;
  readonly attempt: number;
  /** Show the browser's window. */
  readonly headed: boolean;
  readonly storageState?: StorageState;
}

/** A sandbox that exists, as its tier lists it. */
export interface SandboxRef {
  readonly id: string;
  readonly jobId: string;
  readonly createdAt: string;
}

export type ReleaseReason = 'done' | 'failed' | 'aborted' | 'orphan';

/** A person's way into the live browser. */
export interface Takeover {
  readonly url: string;
  close(): Promise<void>;
}

/** One provisioned browser for one attempt. Released through its tier. */
export interface Sandbox {
  readonly id: string;
  readonly agent: BrowserAgent;
  takeover?(): Promise<Takeover>;
}

/** A place where browsers live. */
export interface TierPlugin {
  check(): Promise<Ready>;
  /** Errors: `browser_missing`, `network_error`, `timeout`. */
  provision(request: SandboxRequest, signal: AbortSignal): Promise<Sandbox>;
  /** Everything this tier holds, so that leaked sandboxes can be reaped after a crash. */
  list(): Promise<readonly SandboxRef[]>;
  /** Idempotent. */
  release(id: string, why: ReleaseReason): Promise<void>;
  /** Closes everything that the tier opened. */
  close(): Promise<void>;
}

/** One IP address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * The addresses of a host (a name or an IP address) that a connection to this port may be made to, best first; at least
 * one. Errors: `address_refused`, `network_error` (no such host).
 */
export type ReachHost = (host: string, port: number) => Promise<readonly HostAddress[]>;

/** What a tier is given beside its configuration. */
export interface TierPorts {
  /** Asked before every connection that a browser of the tier makes; without it browsers connect to anything. */
  readonly reach?: ReachHost;
}

/** Default export of a tier's module: makes the tier from its checked configuration. */
export type CreateTier<Config = Readonly<Record<string, unknown>>> = (config: Config, ports?: TierPorts) => TierPlugin;
