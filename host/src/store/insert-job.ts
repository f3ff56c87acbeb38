import { JsonType } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { JobEntity, type JobRow } from './entity/job.ts';

const table = 'gh_automation_jobs';
const columns = Object.entries(JobEntity.meta.properties).map(([name, { type }]) => ({
  name: name as keyof JobRow,
  column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  isJson: (type as unknown) === JsonType,
}));
const sql = `insert into ${table} (${columns.map(({ column }) => column)}) values (${columns.map(() => '?')})`;

/**
 * Inserts a job's row. It is the one statement that every accepted request waits for, and the mapper's own insert takes longer to
 * name 48 columns than the database to write them. Error: UniqueConstraintViolationException.
 */
export async function insertJob(em: SqlEntityManager, row: JobRow): Promise<void> {
  const values = columns.map(({ name, isJson }) => {
    const value = row[name];
    return isJson && value !== null ? JSON.stringify(value) : value;
  });
  await em.execute(sql, values);
}
