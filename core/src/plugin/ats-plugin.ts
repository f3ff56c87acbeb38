import type { AtsManifest, Evidence, Field, Form } from '@valet/schemas';
import type { Clock } from '../clock.ts';
import type { Plan } from '../form/plan.ts';
import type { BrowserAgent, ElementTarget } from './browser-agent.ts';

/** What a plugin sees of a run: the page and its own manifest, never the candidate. */
export interface AtsRun {
  readonly agent: BrowserAgent;
  readonly manifest: AtsManifest;
  readonly posting: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A value that a plugin may put into an element without seeing it. */
export interface ValueHandle {
  /** Types the value into the element. */
  into(target: ElementTarget, options?: { delayMs?: number }): Promise<void>;
}

/** Code of an ATS, every member optional: the manifest covers the ordinary case. */
export interface AtsPlugin {
  /** From posting to first form page. */
  openForm?(run: AtsRun): Promise<void>;
  /** Corrects what the reader saw. */
  describe?(run: AtsRun, form: Form): Promise<Form>;
  /** Value refs, not values. */
  plan?(run: AtsRun, form: Form): Promise<Plan>;
  /** Odd widgets; `pass` leaves the field to the engine. */
  fill?(run: AtsRun, field: Field, value: ValueHandle): Promise<'filled' | 'pass'>;
  /** Looks for proof beyond what the manifest says. */
  confirm?(run: AtsRun): Promise<readonly Evidence[]>;
}
