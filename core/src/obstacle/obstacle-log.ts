import type { ObstacleKind } from '@valet/schemas';

/** What one run has tried against obstacles so far: nothing is tried for ever. */
export interface ObstacleLog {
  /** Whether the browser began with a kept session. */
  readonly hasSession: boolean;
  isSessionTried: boolean;
  /** How often a person was asked, by kind. */
  readonly asks: Map<ObstacleKind, number>;
  rateLimits: number;
  reloads: number;
  isCheckAwaited: boolean;
  /** Pages whose picture a model was shown, by address. */
  readonly pictured: Set<string>;
  /** Whether the run went back to the posting after a person had led the browser elsewhere. */
  isReturned: boolean;
}

/** Makes the log of a run that has met nothing. */
export function createObstacleLog({ hasSession }: Pick<ObstacleLog, 'hasSession'>): ObstacleLog {
  return {
    hasSession,
    isSessionTried: false,
    asks: new Map(),
    rateLimits: 0,
    reloads: 0,
    isCheckAwaited: false,
    pictured: new Set(),
    isReturned: false,
  };
}
