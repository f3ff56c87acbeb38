import type { Form } from '@valet/schemas';
import type { SubmitIntent } from './submit-ledger.ts';

/**
 * Watches what a form's pages send by themselves where no address tells the application: it may have been the
 * application. What leaves after a press is written down before it leaves, and only a form that goes on takes it back.
 */
export interface UnaskedWatch {
  /** Requests that the pages have sent by themselves so far. */
  readonly sentCount: number;
  /** True while something left and the form was not seen to stand since. */
  readonly isInDoubt: boolean;
  /** Takes the first `sentCount` requests for uploads and drafts where the page is still the one that was being filled. */
  clear(form: Form, sentCount: number): Promise<void>;
  /**
   * Presses a button that leads on; `isAnswered` tells whether the site went on, or said which field it does not accept.
   * Errors: those of `work`, `submit_unknown`, `duplicate_application`, `fenced`.
   */
  press<T>(work: () => Promise<T>, isAnswered: (end: T) => boolean): Promise<T>;
  /** Ends the run where the form is gone and something had left. Error: `submit_unknown`. */
  refuseGone(form: Form): Promise<void>;
  /** Looks once more before a run that failed is told. Never throws. */
  lookAgain(): Promise<void>;
  /** Writes down what is in doubt; null where another intent of the same application stands already. */
  writeDown(): Promise<SubmitIntent | null>;
}
