import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';

/** A database of its own for one test file, or the reason why there is none. */
export interface TestDatabase {
  readonly url: string;
  readonly reason: string | null;
  drop(): Promise<void>;
}

/** Makes a database on the server of VALET_TEST_POSTGRES (default: this machine's, without a password). */
export async function newDatabase(): Promise<TestDatabase> {
  const server = process.env['VALET_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test';
  const name = `valet_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server);
  url.pathname = name;
  try {
    await execute(server, `create database ${name}`);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { url: '', reason: `no PostgreSQL server to make a database on (${why})`, drop: async () => undefined };
  }
  return { url: url.href, reason: null, drop: () => execute(server, `drop database ${name} with (force)`) };
}

async function execute(clientUrl: string, sql: string): Promise<void> {
  const orm = await MikroORM.init({ entities: [], clientUrl, discovery: { warnWhenNoEntities: false } });
  try {
    await orm.em.fork().execute(sql);
  } finally {
    await orm.close(true);
  }
}
