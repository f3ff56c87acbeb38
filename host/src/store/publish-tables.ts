import type { SqlEntityManager } from '@mikro-orm/sql';

/** The publication that Supabase Realtime listens to (HTTP contract §6.1); elsewhere there is none, and nothing is done. */
const publication = 'supabase_realtime';
const tables = ['gh_automation_jobs', 'gh_job_events'];

/** Adds the tables that existing subscribers listen to, where the publication is and does not have them yet. */
export async function publishTables(em: SqlEntityManager): Promise<void> {
  const [found] = await em.execute<{ all: boolean }[]>(
    'select puballtables as all from pg_publication where pubname = ?',
    [publication],
  );
  if (!found || found.all) return;
  const listed = await em.execute<{ tablename: string }[]>(
    'select tablename from pg_publication_tables where pubname = ? and schemaname = current_schema()',
    [publication],
  );
  const known = new Set(listed.map(({ tablename }) => tablename));
  for (const table of tables.filter((name) => !known.has(name))) {
    await em.execute(`alter publication ${publication} add table ${table}`);
  }
}
