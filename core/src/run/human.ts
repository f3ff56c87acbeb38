import type { Answer, InteractionType } from '@valet/schemas';

/** What a person is asked. */
export interface HumanRequest {
  readonly jobId: string;
  readonly fence: number;
  readonly type: InteractionType;
  readonly message: string;
  readonly pageUrl: string;
  /** Address of a picture of the page, when one could be taken. */
  readonly screenshot: string | null;
  readonly timeoutMs: number;
  /** For `review`: every answer as it stands in the form. */
  readonly answers?: readonly Answer[];
  /** For `question`: labels of required fields without an answer. */
  readonly questions?: readonly string[];
}

/** What the person said. */
export interface HumanReply {
  readonly resolvedBy: string;
  /** For `review`. */
  readonly approved?: boolean;
  /** For `review`: answers by label that are to stand in place of those that were shown. */
  readonly edits?: Readonly<Record<string, string>>;
  /** For `2fa`: the code that was sent to the person. */
  readonly code?: string;
  /** For `question`: answers by label. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** Reaches a person. */
export interface HumanPort {
  /** Waits for the reply. Errors: `hitl_timeout`, `human_required` (nobody can be reached), `cancelled`. */
  ask(request: HumanRequest, signal: AbortSignal): Promise<HumanReply>;
}
