import type { EventType, JobEvent, RunEvent } from '@valet/schemas';
import { formatDuration } from './readable.ts';

/** What one event adds to the line of its phase. */
export interface EventNote {
  readonly text: string;
  readonly isTrouble: boolean;
}

type MetadataOf<T extends EventType> = Extract<RunEvent, { event_type: T }>['metadata'];
type Notes = { readonly [T in EventType]?: (metadata: MetadataOf<T>) => string | undefined };

const waits: Readonly<Record<string, string>> = {
  review: 'your approval',
  '2fa': 'the code that was sent',
  question: 'answers',
};

/** Words for the events that a person wants to see; the others say nothing. */
const notes: Notes = {
  platform_detected: ({ platform, posting }) => (platform ? (posting ?? platform) : 'unknown site'),
  form_read: ({ fields, required }) => `${fields} fields, ${required} required`,
  plan_made: ({ fields, answered }) => `${answered} of ${fields} answered`,
  model_asked: ({ fields, accepted, cost_usd }) =>
    `a model answered ${accepted} of ${fields} open fields for $${cost_usd.toFixed(4)}`,
  fields_filled: ({ filled, duration_ms }) => `${filled} filled in ${formatDuration(duration_ms)}`,
  gate_checked: ({ passed, failures }) =>
    (passed ? 'all gates passed' : undefined) ?? `held back: ${failures.join(', ')}`,
  submit_released: ({ method, url }) => `${method} ${pathOf(url)}`,
  submit_settled: ({ state }) => (state === 'confirmed' ? state : undefined),
  hitl_paused: ({ blocker_type }) => waits[blocker_type] ?? blocker_type.replaceAll('_', ' '),
  hitl_resumed: () => 'answered',
  pace_waiting: ({ platform, wait_ms }) => `waits ${formatDuration(wait_ms)}, to keep the pace of ${platform}`,
  manual_found: ({ manual_id }) => `manual ${manual_id}`,
  step_healed: ({ step_id, rung }) => `healed step ${step_id} by ${rung}`,
};

const troubles: Notes = {
  submit_settled: ({ state }) => (state === 'confirmed' ? undefined : state),
  obstacle_detected: ({ obstacle }) => `obstacle: ${obstacle.replaceAll('_', ' ')}`,
  request_cut: ({ method, url, reason }) => `cut ${method} ${hostOf(url)} (${reason.replaceAll('_', ' ')})`,
  browser_crash_detected: () => 'the browser died',
  hitl_timeout: () => 'nobody came in time',
  mode_switched: ({ to_mode }) => `went over to ${to_mode}`,
};

/** What to say about an event, or nothing. */
export function eventNote(event: JobEvent): EventNote | undefined {
  const text = say(notes, event);
  if (text) return { text, isTrouble: false };
  const trouble = say(troubles, event);
  return trouble ? { text: trouble, isTrouble: true } : undefined;
}

function say(table: Notes, { event_type, metadata }: JobEvent): string | undefined {
  const describe = table[event_type] as ((metadata: JobEvent['metadata']) => string | undefined) | undefined;
  return describe?.(metadata);
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
