import type { Test } from 'tap';
import type { ContractCheck } from './contract-check.ts';
import { rows } from './rows.ts';

const namesOf = (kind: string): readonly string[] =>
  rows.filter((one) => one.startsWith(`${kind} `)).map((one) => one.split(' ')[1] ?? '');

/** Tables and sessions: §4.5 to §4.7 and §7. */
export async function storeChapter(t: Test, { host, call, row, shape }: ContractCheck): Promise<void> {
  t.test('the tables have their names and columns', async (t) => {
    const columns = await host.columns();
    for (const table of namesOf('table')) row(t, `table ${table}`, (columns.get(table) ?? []).length > 0);
    const own = columns.get('gh_automation_jobs') ?? [];
    for (const column of namesOf('column')) row(t, `column ${column}`, own.includes(column));
  });

  t.test('the sessions of a user are listed and cleared', async (t) => {
    const { userId, domains } = host.seed;
    const address = `/valet/sessions/${userId}`;
    const list = await call('GET', address);
    row(t, 'GET /valet/sessions/:userId -> ok', list.status === 200 && list.body['count'] === 2);
    shape(t, '4.5', list.body);
    const one = await call('DELETE', `${address}/${domains[0]}`);
    const left = await call('GET', address);
    row(t, 'DELETE /valet/sessions/:userId/:domain -> ok', one.status === 200 && left.body['count'] === 1);
    const all = await call('DELETE', address);
    const none = await call('GET', address);
    row(t, 'DELETE /valet/sessions/:userId -> ok', all.status === 200 && none.body['count'] === 0);
  });
}
