import type { JobStatusResponse } from '@valet/schemas';
import type { Test } from 'tap';
import { type CallApi, createApiCaller } from '../../support/call-api.ts';
import { plainProfile } from '../../support/candidates.ts';
import { createOpenApiCheck } from '../../support/openapi-check.ts';
import type { ContractHost } from './contract-host.ts';
import { rows } from './rows.ts';
import { waitFor } from './wait-for.ts';

/** What the chapters are checked with. Every row that was looked at is remembered. */
export interface ContractCheck {
  readonly host: ContractHost;
  readonly call: CallApi;
  /** Holds one row of the contract. */
  row(t: Test, id: string, holds: boolean): void;
  /** Holds every row of an example: the document has each of its properties. */
  shape(t: Test, section: string, document: unknown): void;
  /** Adds a job that does what the path says, and returns its id. */
  add(path: string, change?: object): Promise<string>;
  /** The job's status, as soon as it is this one. */
  until(id: string, status: string): Promise<JobStatusResponse>;
  /** Rows that nobody has looked at. */
  missing(): readonly string[];
}

/** HTTP contract §17, the least that a job is made of. */
export const minimal = {
  valet_task_id: 'valet-456',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://fake.test/ok',
  profile: plainProfile,
};

/** Makes the check of one host; every answer is held against its OpenAPI document too. */
export async function createContractCheck(host: ContractHost): Promise<ContractCheck> {
  const ask = createApiCaller(host.url, host.serviceKey);
  const whatIsWrong = createOpenApiCheck((await ask('GET', '//openapi.json')).body);
  const call: CallApi = async (method, path, body) => {
    const answer = await ask(method, path, body);
    const address = new URL(`http://host/api/v1/gh${path}`).pathname;
    const wrong = whatIsWrong({ method, path: address, status: answer.status, body: answer.body });
    if (wrong) throw new Error(`the OpenAPI document does not hold: ${wrong}`);
    return answer;
  };
  const seen = new Set<string>();
  const known = new Set(rows);
  const row: ContractCheck['row'] = (t, id, holds) => {
    if (!known.has(id)) throw new Error(`the contract has no row "${id}"`);
    seen.add(id);
    t.ok(holds, id);
  };
  return {
    host,
    call,
    row,
    shape(t, section, document) {
      const own = rows.filter((one) => one.startsWith(`shape ${section} `));
      if (own.length === 0) throw new Error(`the contract has no example in ${section}`);
      for (const one of own) row(t, one, hasPath(document, one.split(' ')[2] ?? ''));
    },
    async add(path, change = {}) {
      const target_url = `https://fake.test/${path}?${crypto.randomUUID()}`;
      const { status, body } = await call('POST', '/valet/apply', { ...minimal, target_url, ...change });
      if (status !== 201) throw new Error(`${path} was answered with ${status}`);
      return body['job_id'];
    },
    until: (id, status) =>
      waitFor(`job ${id} to be ${status}`, async () => {
        const found: JobStatusResponse = (await call('GET', `/valet/status/${id}`)).body;
        return found.status === status ? found : undefined;
      }),
    missing: () => rows.filter((id) => !seen.has(id)),
  };
}

function hasPath(document: unknown, path: string): boolean {
  const [key = '', ...rest] = path.split('.');
  const name = key.replace('[]', '');
  if (typeof document !== 'object' || document === null || !(name in document)) return false;
  const inner: unknown = Reflect.get(document, name);
  if (rest.length === 0) return true;
  if (!key.endsWith('[]')) return hasPath(inner, rest.join('.'));
  return Array.isArray(inner) && inner.length > 0 && inner.every((one) => hasPath(one, rest.join('.')));
}
