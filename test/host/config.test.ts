import path from 'node:path';
import t from 'tap';
import { artifactFolder, configTable, readConfig } from '../../host/src/config.ts';

t.test('has a default for every setting, none of which opens the host to the network or to a known key', (t) => {
  const config = readConfig({}, {});
  t.match(config, {
    host: '127.0.0.1',
    port: 3100,
    serviceKey: null,
    maxConcurrentJobs: 1,
    dataDir: path.resolve('.valet'),
  });
  t.strictSame(Object.keys(config).sort(), Object.keys(configTable).sort());
  t.equal(artifactFolder(config), path.resolve('.valet/artifacts'));
  t.end();
});

t.test('reads every variable; what the command line says wins', (t) => {
  const env = {
    VALET_DATA: 'data',
    VALET_HOST: '0.0.0.0',
    PORT: '0',
    GH_SERVICE_KEY: 'sixteen-chars-ok',
    VALET_BROWSER: '/opt/chromium',
    VALET_HEADED: 'Yes',
    VALET_PLUGINS: `one${path.delimiter}two`,
    VALET_ARTIFACTS: 'pictures',
    MAX_CONCURRENT_JOBS: '3',
    GH_WORKER_ID: 'user-abc-123',
    VALET_LOG: 'debug',
    VALET_MAX_RETRIES: '0',
    VALET_PROMOTE_AFTER: '5',
    VALET_TIER: '',
    VALET_ALLOW_HOSTS: '127.0.0.1, [::1]:4010,*.corp.example,10.0.0.0/8',
  };
  t.match(readConfig({ port: 4000 }, env), {
    dataDir: path.resolve('data'),
    host: '0.0.0.0',
    port: 4000,
    serviceKey: 'sixteen-chars-ok',
    browser: '/opt/chromium',
    headed: true,
    plugins: [path.resolve('one'), path.resolve('two')],
    artifactDir: path.resolve('pictures'),
    maxConcurrentJobs: 3,
    workerId: 'user-abc-123',
    logLevel: 'debug',
    maxRetries: 0,
    promoteAfter: 5,
    tier: 'local',
    allowHosts: ['127.0.0.1', '[::1]:4010', '*.corp.example', '10.0.0.0/8'],
  });
  t.end();
});

t.test('names the variable that is wrong and what it takes; never quotes the key', (t) => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ PORT: 'abc' }, /^PORT must be a whole number from 0 to 65535, found "abc"\.$/],
    [{ PORT: '65536' }, /^PORT must be/],
    [{ VALET_ALLOW_HOSTS: 'https://a.example' }, /^VALET_ALLOW_HOSTS must be host names/],
    [{ VALET_ALLOW_HOSTS: '10.0.0.0/33' }, /^VALET_ALLOW_HOSTS must be/],
    [{ VALET_ALLOW_HOSTS: 'a.example:70000' }, /^VALET_ALLOW_HOSTS must be/],
    [{ PORT: '3.5' }, /^PORT must be/],
    [{ VALET_PROMOTE_AFTER: '0' }, /^VALET_PROMOTE_AFTER must be a whole number from 1 to 20/],
    [{ MAX_CONCURRENT_JOBS: '0' }, /^MAX_CONCURRENT_JOBS must be a whole number from 1 to 64/],
    [{ VALET_HEADED: 'maybe' }, /^VALET_HEADED must be 1, true, yes, 0, false or no, found "maybe"/],
    [{ VALET_HEADED: 'constructor' }, /^VALET_HEADED must be/],
    [{ ANTHROPIC_BASE_URL: 'api.example' }, /^ANTHROPIC_BASE_URL must be an address that begins with http/],
    [{ VALET_LLM_ROUTES: 'best=openai:gpt-6-sol' }, /^VALET_LLM_ROUTES must be tiers \(primary, secondary, budget\)/],
    [{ VALET_LLM_ROUTES: 'primary=gpt-6-sol' }, /^VALET_LLM_ROUTES must be/],
    [{ VALET_LLM_TIMEOUT_SECONDS: '0' }, /^VALET_LLM_TIMEOUT_SECONDS must be a whole number/],
    [{ VALET_LOG: 'loud' }, /^VALET_LOG must be one of fatal, error/],
    [{ GH_SERVICE_KEY: 'short-secret' }, /^GH_SERVICE_KEY must be at least 16 characters, found 12 characters\.$/],
    [
      { VALET_LEASE_SECONDS: '3' },
      /^VALET_LEASE_SECONDS is 3; it must be at least twice VALET_HEARTBEAT_SECONDS \(2\)/,
    ],
    [
      { DATABASE_URL: 'mysql://secret@db/x' },
      /^DATABASE_URL must be an address that begins with postgres:.*found 19 char/,
    ],
    [{ DATABASE_URL: 'postgres://db/x' }, /^DATABASE_URL is set, so REDIS_URL must be set too/],
    [{ REDIS_URL: 'redis://db' }, /^REDIS_URL is set, so DATABASE_URL must be set too/],
    [{ VALET_PLATFORM_CONCURRENCY: 'lever' }, /^VALET_PLATFORM_CONCURRENCY must be names with numbers/],
  ];
  for (const [env, message] of cases) t.throws(() => readConfig({}, env), { code: 'config_invalid', message });
  t.end();
});
