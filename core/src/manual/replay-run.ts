import type { Profile, RunEvent, Verdict } from '@valet/schemas';
import type { AdviceDesk } from './advise-heal.ts';
import type { ManualStore } from './manual-store.ts';

/** What a replay needs from outside. */
export interface ReplayDeps {
  readonly manuals: ManualStore;
  tell(event: RunEvent): Promise<void>;
  /** Whom to ask about a field that nothing else finds again; nobody where there is none. */
  readonly desk?: AdviceDesk | null;
}

/**
 * What a run does with manuals. `auto`: replays where one holds, explores elsewhere. `ai_only`: uses none; what it finds out is
 * recorded all the same. `cookbook_only`: explores nothing.
 */
export type ExecutionMode = 'auto' | 'ai_only' | 'cookbook_only';

/** Whose run it is. */
export interface ReplayRun {
  readonly tenant: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly execution: ExecutionMode;
}

/** How a run came to its plans. */
export type ReplayMode = 'cookbook' | 'magnitude' | 'hybrid';

/** How a run ended. */
export interface ReplayEnd {
  readonly verdict: Verdict;
  readonly profile: Profile;
}
