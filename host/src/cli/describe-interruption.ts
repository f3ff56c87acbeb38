import type { SubmitLedger } from '@valet/core';
import type { IntentState } from '@valet/schemas';

const sentences: Record<IntentState, string> = {
  armed: 'Nothing was submitted: the submit was prepared, but no request left the browser.',
  clicked:
    'The application may have been submitted: the request left, and its answer was not seen. Check with the employer or the mailbox; Valet will not send it again.',
  confirmed: 'The application was submitted, and the site confirmed it.',
  rejected: 'Nothing was submitted: the site took no application.',
  unknown:
    'The application may have been submitted: its outcome is not known. Check with the employer or the mailbox; Valet will not send it again.',
};

/** Says from the ledger whether an interrupted job submitted anything. */
export async function describeInterruption(ledger: Pick<SubmitLedger, 'findByJob'>, jobId: string): Promise<string> {
  const last = (await ledger.findByJob(jobId)).at(-1);
  return last ? sentences[last.state] : 'Nothing was submitted.';
}
