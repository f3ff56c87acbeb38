import type { InteractionType, ObstacleKind } from '@valet/schemas';
import type { ErrorCode } from '../error/error-code.ts';
import { ValetError } from '../error/valet-error.ts';
import type { Obstacle } from '../obstacle/detect-obstacle.ts';

/** What is said of each kind, what a person is asked as, and what it ends a run with that nobody can lift it for. */
interface ObstacleWords {
  readonly words: string;
  readonly code: ErrorCode;
  readonly interaction: InteractionType;
}

const table: Readonly<Record<ObstacleKind, ObstacleWords>> = {
  captcha: { words: 'A CAPTCHA blocks the page', code: 'captcha_blocked', interaction: 'captcha' },
  login: { words: 'The site asks for a login', code: 'login_required', interaction: 'login' },
  '2fa': { words: 'The site asks for a second factor', code: 'human_required', interaction: '2fa' },
  email_code: { words: 'The site asks for a code it sent by mail', code: 'human_required', interaction: '2fa' },
  bot_check: {
    words: 'The site checks whether a person is there',
    code: 'captcha_blocked',
    interaction: 'bot_check',
  },
  rate_limit: {
    words: 'The site turned the request away as too frequent',
    code: 'rate_limited',
    interaction: 'unknown',
  },
  error_page: { words: 'The page is an error page', code: 'network_error', interaction: 'unknown' },
  job_closed: { words: 'The posting is closed', code: 'job_closed', interaction: 'unknown' },
  already_applied: {
    words: 'The site says this person has applied already',
    code: 'already_applied',
    interaction: 'unknown',
  },
  unknown: { words: 'The page shows no form, and nobody knows why', code: 'form_not_found', interaction: 'unknown' },
};

/** The obstacle in a sentence, without its full stop. */
export function describeObstacle({ kind, detail }: Pick<Obstacle, 'kind' | 'detail'>): string {
  return `${table[kind].words}: ${detail}`;
}

/** What a person is asked as. */
export function interactionOf(kind: ObstacleKind): InteractionType {
  return table[kind].interaction;
}

/** The error that the obstacle ends a run with; `why` says what was tried. */
export function obstacleError(obstacle: Pick<Obstacle, 'kind' | 'detail'>, why = ''): ValetError {
  return new ValetError(table[obstacle.kind].code, `${describeObstacle(obstacle)}${why ? `; ${why}` : ''}.`);
}
