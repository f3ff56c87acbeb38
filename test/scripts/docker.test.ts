import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import t from 'tap';
import { configTable } from '../../host/src/config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => readFile(path.join(root, name), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly target: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** The parser that fastify's OpenAPI plugin brings. */
const { parse } = createRequire(createRequire(import.meta.url).resolve('@fastify/swagger'))('yaml') as {
  parse(text: string, options: { merge: boolean }): Compose;
};
const compose = parse(await read('docker-compose.yml'), { merge: true });
const dockerfile = await read('Dockerfile');
/** Instructions with their arguments, continued lines joined. */
const instructions = dockerfile
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map((line) => line.trim().replace(/\s+/g, ' '));
const variables = new Set<string>(Object.values(configTable).map(({ variable }) => variable));

t.test('the compose file runs api, worker, PostgreSQL and Redis, and each waits for what it needs', async (t) => {
  t.same(Object.keys(compose.services), ['api', 'worker', 'postgres', 'redis']);
  for (const name of ['api', 'worker']) {
    const service = compose.services[name];
    t.equal(service?.build?.target, name);
    t.equal(service?.stop_grace_period, '35s', 'longer than a drain');
    t.same(service?.depends_on, {
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
    t.match(service?.environment, { DATABASE_URL: /@postgres:5432\//, REDIS_URL: 'redis://redis:6379' });
    for (const variable of Object.keys(service?.environment ?? {}))
      t.ok(variables.has(variable), `${name} ${variable}`);
  }
  t.ok(
    compose.services['api']?.ports?.every((port) => port.startsWith('127.0.0.1:')),
    'open to this machine alone',
  );
  for (const name of ['postgres', 'redis']) {
    t.ok(compose.services[name]?.healthcheck?.test, name);
    t.match(compose.services[name]?.image, /:\d/, 'a version is named');
    t.notOk(compose.services[name]?.ports, 'not open to the outside');
  }
  t.match(compose.services['redis']?.command?.join(' '), /--maxmemory-policy noeviction/);
  const named = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map((one) => one.split(':')[0]));
  t.same([...new Set(named)].sort(), Object.keys(compose.volumes).sort());
});

t.test('no secret stands in the files, and none may be left out', async (t) => {
  const text = await read('docker-compose.yml');
  for (const secret of ['GH_SERVICE_KEY', 'GH_CREDENTIAL_KEY', 'VALET_CALLBACK_SECRET', 'POSTGRES_PASSWORD'])
    t.match(text, new RegExp(`\\$\\{${secret}:\\?`));
  t.notMatch(dockerfile, /KEY=|PASSWORD=/);
});

t.test('the image copies what is there, runs as nobody special and is asked for its health', async (t) => {
  const stages = instructions.filter((line) => line.startsWith('FROM '));
  t.same(
    stages.map((line) => line.split(' AS ')[1]),
    ['build', 'base', 'worker', 'api'],
  );
  for (const line of stages) t.match(line, /^FROM (node:24-|base)/);
  const copied = instructions.filter((line) => line.startsWith('COPY ') && !line.includes('--from='));
  for (const line of copied)
    for (const source of line.split(' ').slice(1, -1)) t.ok(existsSync(path.join(root, source)), source);
  for (const name of ['worker', 'api']) {
    const at = instructions.findIndex((line) => line.endsWith(` AS ${name}`));
    const end = instructions.findIndex((line, index) => index > at && line.startsWith('FROM '));
    const stage = instructions.slice(at, end < 0 ? undefined : end);
    t.ok(stage.includes('USER node'), name);
    t.ok(stage.includes(`CMD ["start", "--${name}"]`), name);
  }
  t.match(
    instructions.find((line) => line.startsWith('HEALTHCHECK')),
    /\/health/,
  );
  for (const line of instructions.filter((one) => one.includes('apt-get install')))
    t.match(line, /--no-install-recommends .* rm -rf \/var\/lib\/apt\/lists/);
  for (const line of instructions.filter((one) => /^(?:CMD|ENTRYPOINT)/.test(one))) t.match(line, / \[".*"\]$/);
});
