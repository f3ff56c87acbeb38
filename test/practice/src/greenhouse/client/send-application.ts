import type { ApplicationBody } from './application-body.ts';

/** What became of one submit request, as the page shows it. */
export type SendOutcome =
  | { kind: 'confirmed'; url: string; delayMs: number }
  | { kind: 'nothing-shown' }
  | { kind: 'code-wanted'; recipient: string }
  | { kind: 'code-refused'; message: string }
  | { kind: 'refused'; message: string };

const sentences: Record<number, string> = {
  403: 'Your request was blocked.',
  404: 'This job is no longer accepting applications.',
  410: 'This job is no longer accepting applications.',
  429: 'Too many requests. Please wait a while and try again.',
};

interface RefusalBody {
  code?: string;
  message?: string;
  security_code_recipient?: string;
}

/** Posts the application and says what the page is to do. A lost connection is a refusal like any other to the page. */
export async function sendApplication(submitPath: string, body: ApplicationBody): Promise<SendOutcome> {
  let answer: Response;
  try {
    answer = await fetch(submitPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { kind: 'refused', message: 'Something went wrong. Please check your connection and try again.' };
  }
  if (answer.ok) return success(answer);
  const refusal = (await answer.json().catch(() => ({}))) as RefusalBody;
  if (answer.status === 428) return codeStep(refusal);
  const message = refusal.message ?? sentences[answer.status] ?? 'There was a problem submitting your application.';
  return { kind: 'refused', message };
}

/** The practice server says in headers how success is to look, so that it can be changed while a page is open. */
function success(answer: Response): SendOutcome {
  if (answer.headers.get('x-practice-confirmation') === 'none') return { kind: 'nothing-shown' };
  const delayMs = Number(answer.headers.get('x-practice-confirmation-delay-ms') ?? 0);
  return { kind: 'confirmed', url: answer.redirected ? answer.url : '', delayMs };
}

function codeStep({ code, message, security_code_recipient: recipient }: RefusalBody): SendOutcome {
  if (code === 'captcha-failed' && recipient) return { kind: 'code-wanted', recipient };
  if (code === 'invalid-security-code') return { kind: 'code-refused', message: message ?? 'Incorrect security code.' };
  return { kind: 'refused', message: message ?? 'We could not verify this request. Please try again.' };
}
