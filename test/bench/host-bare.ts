import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

/** The peer of POST /valet/apply: the least that keeps a job, a bare Fastify with one INSERT. Tells its address over IPC. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
await pool.query(
  'create table if not exists bare_jobs (id uuid primary key, body jsonb not null, created_at timestamptz not null)',
);
const server = fastify();
server.post('/valet/apply', async (request, reply) => {
  const id = randomUUID();
  const createdAt = new Date();
  await pool.query('insert into bare_jobs values ($1, $2, $3)', [id, JSON.stringify(request.body), createdAt]);
  return reply.code(201).send({ job_id: id, status: 'pending', created_at: createdAt.toISOString() });
});
process.send?.({ url: await server.listen({ host: '127.0.0.1', port: 0 }) });
process.on('disconnect', () => process.exit(0));
