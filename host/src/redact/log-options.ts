import type { FastifyServerOptions } from 'fastify';
import type { Config } from '../config.ts';
import type { Redactor } from './redactor.ts';

/** Facts that a line never shows, wherever they stand in it. */
const hidden = [
  'body',
  'payload',
  'headers',
  'profile',
  'resume',
  'cover_letter',
  'qa_answers',
  'answers',
  'inputData',
  'input_data',
  'resolution_data',
  'session_data',
  'serviceKey',
  'password',
  'token',
  'cookie',
  'authorization',
];

/** How a process writes its log: JSON lines on stderr, without what is a candidate's or secret. */
export function logOptions(
  { logLevel }: Pick<Config, 'logLevel'>,
  redactor: Redactor,
): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return {
    level: logLevel,
    redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    stream: { write: (line: string) => void process.stderr.write(redactor.clean(line)) },
  };
}
