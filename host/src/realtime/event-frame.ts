import type { EventType, JobEvent } from '@valet/schemas';

/** One event as it leaves: made once, however many listen. */
export interface EventFrame {
  readonly seq: number;
  /** The event (job-event.schema.json) as JSON, in UTF-8. */
  readonly json: Buffer;
  /** The same as a message of an event stream (WHATWG HTML §9.2), its number as its id. */
  readonly sse: Buffer;
  /** The job may be over after it. */
  readonly isEnding: boolean;
}

const endings: ReadonlySet<EventType> = new Set(['job_completed', 'job_failed', 'job_cancelled', 'job_expired']);

/** The event as it leaves. */
export function toFrame(event: JobEvent): EventFrame {
  const head = `id: ${event.seq}\ndata: `;
  const sse = Buffer.from(`${head}${JSON.stringify(event)}\n\n`); // one line: JSON escapes the line breaks of a text
  return {
    seq: event.seq,
    json: sse.subarray(head.length, -2),
    sse,
    isEnding: endings.has(event.event_type),
  };
}
