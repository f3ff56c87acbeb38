import type { SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery } from 'kysely';

/**
 * Sends one statement, inside the manager's transaction where there is one, with parameters `$1`, `$2` that stay apart from it: the
 * manager's own `execute` writes them into the text, which takes long where they are. Errors are those of the driver.
 */
export async function query<Row>(em: SqlEntityManager, sql: string, params: readonly unknown[]): Promise<Row[]> {
  const { rows } = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(sql, [...params]));
  return rows;
}
