import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the site does with an application. All but `invalid` record it. */
export const behaviours = [
  'answered',
  'answer_lost',
  'error_500',
  'slow',
  'invalid',
  'captcha',
  'redirect_lost',
] as const;
export type Behaviour = (typeof behaviours)[number];

/** A site that takes applications over HTTP and writes down each that it has recorded. */
export interface ReceivingSite {
  readonly url: string;
  readonly port: number;
  /** Applications recorded for this posting. */
  recorded(posting: string): number;
  close(): Promise<void>;
}

const slowMs = 150;

/** Opens the site: POST /apply/<behaviour>/<posting>. */
export async function openReceivingSite(): Promise<ReceivingSite> {
  const records = new Map<string, number>();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const [, verb, behaviour = '', posting = ''] = (request.url ?? '').split('/');
      if (verb !== 'apply' || request.method !== 'POST') {
        response.destroy(); // the page after a redirect never comes
        return;
      }
      if (behaviour !== 'invalid') records.set(posting, (records.get(posting) ?? 0) + 1);
      answers[behaviour as Behaviour](response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    recorded: (posting) => records.get(posting) ?? 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const thanks = (response: ServerResponse) => void response.writeHead(200).end('application received');

const answers: Readonly<Record<Behaviour, (response: ServerResponse) => void>> = {
  answered: thanks,
  captcha: thanks,
  answer_lost: (response) => void response.destroy(),
  error_500: (response) => void response.writeHead(500).end('try again later'),
  slow: (response) => void setTimeout(thanks, slowMs, response),
  invalid: (response) => void response.writeHead(422).end('a field is missing'),
  redirect_lost: (response) => void response.writeHead(303, { location: '/thanks' }).end(),
};
