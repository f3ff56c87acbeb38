import path from 'node:path';
import {
  type BudgetLimits,
  healthWindow,
  type ModelRoutes,
  modelTiers,
  type ObstaclePace,
  promoteAfter,
  ValetError,
} from '@valet/core';
import { isHttpUrl } from '@valet/schemas';
import { isCallbackSecret } from './callback/callback-secret.ts';
import { isAllowedHost } from './outside/allow-list.ts';

/** How one setting is read from its variable. */
interface Kind<T> {
  /** What a good value looks like, for the error message and the documentation. */
  readonly expected: string;
  /** Never quoted. */
  readonly isSecret?: boolean;
  /** The value, or undefined when the text is not a good one. */
  parse(text: string): T | undefined;
}

/** One row of the configuration table. */
export interface Setting<T> {
  readonly variable: string;
  readonly kind: Kind<T>;
  readonly default: T;
  /** Unit of the value, where it has one. */
  readonly unit?: string;
  readonly meaning: string;
}

const setting = <T>(row: Setting<T>): Setting<T> => row;

const text = (expected: string): Kind<string> => ({ expected, parse: (value) => value });
const optionalText = (expected: string): Kind<string | null> => ({ expected, parse: (value) => value });
const folder: Kind<string> = { expected: 'a path', parse: (value) => path.resolve(value) };
const integer = ({ min, max }: { min: number; max: number }): Kind<number> => ({
  expected: `a whole number from ${min} to ${max}`,
  parse: (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : undefined;
  },
});
const flags: Readonly<Record<string, boolean>> = {
  '1': true,
  true: true,
  yes: true,
  '0': false,
  false: false,
  no: false,
};
const flag: Kind<boolean> = {
  expected: '1, true, yes, 0, false or no',
  parse: (value) => (Object.hasOwn(flags, value.toLowerCase()) ? flags[value.toLowerCase()] : undefined),
};
const noLimit = 'none';
/** US dollars to the billionth; null for no limit. */
const money: Kind<number | null> = {
  expected: `US dollars from 0 to 1000000, or ${noLimit}`,
  parse(value) {
    if (value.toLowerCase() === noLimit) return null;
    const usd = /^\d{1,7}(\.\d{1,9})?$/.test(value) ? Number(value) : Number.NaN;
    return usd <= 1_000_000 ? usd : undefined;
  },
};
const choice = <T extends string>(...values: T[]): Kind<T> => ({
  expected: `one of ${values.join(', ')}`,
  parse: (value) => values.find((one) => one === value),
});
const folders: Kind<readonly string[]> = {
  expected: `paths separated by "${path.delimiter}"`,
  parse: (value) =>
    value
      .split(path.delimiter)
      .filter(Boolean)
      .map((one) => path.resolve(one)),
};
const allowedHosts: Kind<readonly string[]> = {
  expected: 'host names, addresses and ranges separated by commas, each with a :port or without',
  parse: (value) => {
    const hosts = value
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    return hosts.every(isAllowedHost) ? hosts : undefined;
  },
};
const webAddress: Kind<string | null> = {
  expected: 'an address that begins with http:// or https://',
  parse: (value) => (isHttpUrl(value) ? value : undefined),
};
const apiKey: Kind<string | null> = { expected: 'a key', isSecret: true, parse: (value) => value };
const modelRoutes: Kind<Partial<ModelRoutes>> = {
  expected: `tiers (${modelTiers.join(', ')}) with models, as in primary=anthropic:claude-sonnet-5-5,openai:gpt-6-sol;budget=openai:gpt-6-luna`,
  parse(value) {
    const rows = value.split(';').filter((row) => row.trim() !== '');
    const routes = rows.map((row) => /^\s*(\w+)\s*=(.+)$/.exec(row));
    const isTier = (name: string | undefined) => modelTiers.some((tier) => tier === name);
    if (routes.some((route) => route === null || !isTier(route[1]))) return undefined;
    const refs = routes.map((route) => [route?.[1], (route?.[2] ?? '').split(',').map(readModelRef)] as const);
    if (refs.some(([, models]) => models.includes(undefined))) return undefined;
    return Object.fromEntries(refs) as Partial<ModelRoutes>;
  },
};

/** `provider:model`; a model's own name may have colons too. */
function readModelRef(text: string) {
  const [, provider, model] = /^\s*([\w-]+):(\S+)\s*$/.exec(text) ?? [];
  return provider && model ? { provider, model } : undefined;
}

const addressOf = (...schemes: string[]): Kind<string | null> => ({
  isSecret: true,
  expected: `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  parse: (value) => (URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)) ? value : undefined),
});
const counts: Kind<Readonly<Record<string, number>>> = {
  expected: 'names with numbers, as in greenhouse=2,*=5',
  parse(value) {
    const pairs = value.split(',').map((pair) => /^\s*([\w.*-]+)=(\d{1,4})\s*$/.exec(pair));
    if (pairs.some((pair) => pair === null || Number(pair[2]) < 1)) return undefined;
    return Object.fromEntries(pairs.map((pair) => [pair?.[1], Number(pair?.[2])]));
  },
};
const seconds: Kind<readonly number[]> = {
  expected: 'up to 10 whole numbers from 0 to 3600, separated by commas',
  parse(value) {
    const numbers = value.split(',').map((one) => one.trim());
    const isGood = numbers.length <= 10 && numbers.every((one) => /^\d{1,4}$/.test(one) && Number(one) <= 3600);
    return isGood ? numbers.map(Number) : undefined;
  },
};
const callbackSecrets: Kind<readonly string[]> = {
  expected: 'whsec_ and 24 to 64 bytes in base64; several separated by spaces, the newest first',
  isSecret: true,
  parse: (value) => {
    const secrets = value.split(' ').filter(Boolean);
    return secrets.length > 0 && secrets.every(isCallbackSecret) ? secrets : undefined;
  },
};
const serviceKey: Kind<string | null> = {
  expected: 'at least 16 characters',
  isSecret: true,
  parse: (value) => (value.length >= 16 ? value : undefined),
};

const hexKey = /^[0-9a-f]{64}$/i;
const credentialKey: Kind<string | null> = {
  expected: '64 hexadecimal characters',
  isSecret: true,
  parse: (value) => (hexKey.test(value) ? value : undefined),
};
const keyId = /^[\w.-]{1,40}$/;
const credentialKeyId: Kind<string> = {
  expected: '1 to 40 letters, digits, ".", "_" or "-"',
  parse: (value) => (keyId.test(value) ? value : undefined),
};
const oldCredentialKeys: Kind<readonly OldCredentialKey[]> = {
  expected: '<id>:<64 hexadecimal characters>, separated by ","',
  isSecret: true,
  parse(value) {
    const pairs = value.split(',').map((one) => one.trim().split(':'));
    const keys = pairs.flatMap(([id = '', key = '', ...rest]) =>
      keyId.test(id) && hexKey.test(key) && rest.length === 0 ? [{ id, key }] : [],
    );
    return keys.length === pairs.length ? keys : undefined;
  },
};

/** A key that only opens what it sealed. */
export interface OldCredentialKey {
  readonly id: string;
  /** 64 hexadecimal characters. */
  readonly key: string;
}

/** Every setting of the host, once: field, variable, default, unit, meaning. */
export const configTable = {
  dataDir: setting({
    variable: 'VALET_DATA',
    kind: folder,
    default: path.resolve('.valet'),
    meaning: 'Folder of the store, the artifacts and the generated service key.',
  }),
  host: setting({
    variable: 'VALET_HOST',
    kind: text('an address of this machine'),
    default: '127.0.0.1',
    meaning: 'Address that the API listens on.',
  }),
  port: setting({
    variable: 'PORT',
    kind: integer({ min: 0, max: 65_535 }),
    default: 3100,
    meaning: 'Port that the API listens on; 0 takes any free one.',
  }),
  serviceKey: setting({
    variable: 'GH_SERVICE_KEY',
    kind: serviceKey,
    default: null,
    meaning: 'Shared secret of the X-GH-Service-Key header; generated into the data folder when unset.',
  }),
  credentialKey: setting({
    variable: 'GH_CREDENTIAL_KEY',
    kind: credentialKey,
    default: null,
    meaning: 'Key that seals browser sessions (AES-256); generated into the data folder when unset.',
  }),
  credentialKeyId: setting({
    variable: 'GH_CREDENTIAL_KEY_ID',
    kind: credentialKeyId,
    default: '1',
    meaning: 'Name of GH_CREDENTIAL_KEY; a new key needs a new name.',
  }),
  oldCredentialKeys: setting({
    variable: 'VALET_OLD_CREDENTIAL_KEYS',
    kind: oldCredentialKeys,
    default: [],
    meaning: 'Earlier keys, which still open what they sealed; it is sealed anew in the background.',
  }),
  callbackSecrets: setting({
    variable: 'VALET_CALLBACK_SECRET',
    kind: callbackSecrets,
    default: [],
    meaning: 'Secrets that sign callbacks; every host has the same. One is generated into the data folder when unset.',
  }),
  allowHosts: setting({
    variable: 'VALET_ALLOW_HOSTS',
    kind: allowedHosts,
    default: [],
    meaning: 'Hosts inside a network that postings, pages and callbacks may lead to; without them only public ones.',
  }),
  browser: setting({
    variable: 'VALET_BROWSER',
    kind: optionalText('path of a Chrome or Chromium'),
    default: null,
    meaning: 'Browser program of the local tier; found by itself when unset.',
  }),
  tier: setting({
    variable: 'VALET_TIER',
    kind: text('name of a tier plugin'),
    default: 'local',
    meaning: 'Tier that runs the browsers.',
  }),
  headed: setting({ variable: 'VALET_HEADED', kind: flag, default: false, meaning: 'Show the browser windows.' }),
  plugins: setting({
    variable: 'VALET_PLUGINS',
    kind: folders,
    default: [],
    meaning: 'Folders with further plugins.',
  }),
  artifactDir: setting({
    variable: 'VALET_ARTIFACTS',
    kind: { ...folder, expected: 'a path' } satisfies Kind<string> as Kind<string | null>,
    default: null,
    meaning: 'Folder of screenshots and of the files that storage_path names; <data folder>/artifacts when unset.',
  }),
  maxConcurrentJobs: setting({
    variable: 'MAX_CONCURRENT_JOBS',
    kind: integer({ min: 1, max: 64 }),
    default: 1,
    meaning: 'Jobs that run at the same time.',
  }),
  workerId: setting({
    variable: 'GH_WORKER_ID',
    kind: text('a name'),
    default: 'worker-1',
    meaning: 'Name of this worker; jobs with this target_worker_id run only here.',
  }),
  maxRetries: setting({
    variable: 'VALET_MAX_RETRIES',
    kind: integer({ min: 0, max: 20 }),
    default: 3,
    meaning: 'Retries of a job after retryable errors.',
  }),
  rateLimitWaits: setting({
    variable: 'VALET_RATE_LIMIT_WAITS',
    kind: seconds,
    default: [30, 60, 120],
    unit: 's',
    meaning: 'Waits before a page that was turned away as too frequent is loaded again, one after the other.',
  }),
  reloadWaits: setting({
    variable: 'VALET_RELOAD_WAITS',
    kind: seconds,
    default: [2, 4, 8],
    unit: 's',
    meaning: 'Waits before an error page is loaded again, one after the other.',
  }),
  mostWaitSeconds: setting({
    variable: 'VALET_MOST_WAIT_SECONDS',
    kind: integer({ min: 1, max: 86_400 }),
    default: 300,
    unit: 's',
    meaning: 'A site that asks for a longer wait (`Retry-After`) ends the attempt.',
  }),
  botCheckSeconds: setting({
    variable: 'VALET_BOT_CHECK_SECONDS',
    kind: integer({ min: 0, max: 600 }),
    default: 10,
    unit: 's',
    meaning: 'How long a check of the browser may take to pass by itself before a person is asked.',
  }),
  mostAsks: setting({
    variable: 'VALET_MOST_ASKS',
    kind: integer({ min: 1, max: 20 }),
    default: 3,
    meaning: 'How often a person is asked about one kind of obstacle.',
  }),
  promoteAfter: setting({
    variable: 'VALET_PROMOTE_AFTER',
    kind: integer({ min: 1, max: healthWindow }),
    default: promoteAfter,
    meaning: 'Verified replays until a manual is promoted.',
  }),
  shippedManuals: setting({
    variable: 'VALET_SHIPPED_MANUALS',
    kind: flag,
    default: true,
    meaning: 'Use the manuals that come with Valet and its plugins.',
  }),
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    kind: addressOf('postgres', 'postgresql'),
    default: null,
    meaning: 'PostgreSQL server of the store, which makes it the service mode; unset: a store in the data folder.',
  }),
  redisUrl: setting({
    variable: 'REDIS_URL',
    kind: addressOf('redis', 'rediss'),
    default: null,
    meaning: 'Redis server that wakes the workers; needed with DATABASE_URL.',
  }),
  redisPrefix: setting({
    variable: 'VALET_REDIS_PREFIX',
    kind: text('a word'),
    default: 'valet',
    meaning: 'What every key in Redis begins with.',
  }),
  lanes: setting({
    variable: 'VALET_PLATFORM_CONCURRENCY',
    kind: counts,
    default: {},
    meaning:
      'Jobs of a platform that may run at the same time, over all workers: `greenhouse=2,*=5`; `*` is each one that is not named, and the host where the platform is unknown.',
  }),
  leaseSeconds: setting({
    variable: 'VALET_LEASE_SECONDS',
    kind: integer({ min: 2, max: 3600 }),
    default: 6,
    unit: 's',
    meaning: 'A worker that shows no life for this long loses its job.',
  }),
  heartbeatSeconds: setting({
    variable: 'VALET_HEARTBEAT_SECONDS',
    kind: integer({ min: 1, max: 600 }),
    default: 2,
    unit: 's',
    meaning: 'How often a worker shows that it lives.',
  }),
  shutdownSeconds: setting({
    variable: 'VALET_SHUTDOWN_SECONDS',
    kind: integer({ min: 0, max: 600 }),
    default: 30,
    unit: 's',
    meaning:
      'How long SIGTERM waits for running jobs before it gives them back; Ctrl-C waits only for one that is between click and verdict.',
  }),
  queueSeconds: setting({
    variable: 'VALET_QUEUE_SECONDS',
    kind: integer({ min: 1, max: 2_592_000 }),
    default: 86_400,
    unit: 's',
    meaning: 'A job that no worker takes for this long expires.',
  }),
  rateLimit: setting({
    variable: 'VALET_RATE_LIMIT',
    kind: integer({ min: 1, max: 100_000_000 }),
    default: 60_000,
    meaning: 'Requests that each service key may send in a minute.',
  }),
  maxQueue: setting({
    variable: 'VALET_MAX_QUEUE',
    kind: integer({ min: 1, max: 100_000_000 }),
    default: 100_000,
    meaning: 'Jobs that may wait; more are turned away until some were taken.',
  }),
  anthropicKey: setting({
    variable: 'ANTHROPIC_API_KEY',
    kind: apiKey,
    default: null,
    meaning: "Key of Anthropic's API; without any model rules, manuals and people do it all.",
  }),
  anthropicUrl: setting({
    variable: 'ANTHROPIC_BASE_URL',
    kind: webAddress,
    default: null,
    meaning: "Address in place of Anthropic's own, without /v1.",
  }),
  openaiKey: setting({
    variable: 'OPENAI_API_KEY',
    kind: apiKey,
    default: null,
    meaning: "Key of OpenAI's API.",
  }),
  openaiUrl: setting({
    variable: 'OPENAI_BASE_URL',
    kind: webAddress,
    default: null,
    meaning: "Address in place of OpenAI's own, with /v1.",
  }),
  localModelUrl: setting({
    variable: 'VALET_LLM_LOCAL_URL',
    kind: webAddress,
    default: null,
    meaning: 'Server of your own that speaks the protocol of OpenAI (Ollama, vLLM), with /v1; it is asked first.',
  }),
  localModel: setting({
    variable: 'VALET_LLM_LOCAL_MODEL',
    kind: optionalText('name of a model'),
    default: null,
    meaning: 'Model of that server.',
  }),
  localModelKey: setting({
    variable: 'VALET_LLM_LOCAL_KEY',
    kind: apiKey,
    default: null,
    meaning: 'Key of that server, where it asks for one.',
  }),
  localModelImages: setting({
    variable: 'VALET_LLM_LOCAL_IMAGES',
    kind: flag,
    default: false,
    meaning: 'Whether that model sees pictures.',
  }),
  model: setting({
    variable: 'GH_MODEL',
    kind: optionalText('a model, as in openai:gpt-6-sol'),
    default: null,
    meaning: 'Model that every task is asked of first.',
  }),
  modelRoutes: setting({
    variable: 'VALET_LLM_ROUTES',
    kind: modelRoutes,
    default: {},
    meaning: 'Models of a tier, in the order in which they are asked; a tier that is not named keeps its own.',
  }),
  modelTimeoutSeconds: setting({
    variable: 'VALET_LLM_TIMEOUT_SECONDS',
    kind: integer({ min: 1, max: 3000 }),
    default: 60,
    unit: 's',
    meaning: 'Longest that a call of a model may take.',
  }),
  localModelTimeoutSeconds: setting({
    variable: 'VALET_LLM_LOCAL_TIMEOUT_SECONDS',
    kind: integer({ min: 1, max: 3000 }),
    default: 60,
    unit: 's',
    meaning: 'Longest that a call of your own model may take; one that was too slow is left alone for 60 s.',
  }),
  budgetUsd: setting({
    variable: 'VALET_BUDGET_APPLICATION',
    kind: money,
    default: 0.1,
    meaning:
      'Most that language models may cost one job, all its attempts. A job may want less: `task_budget` in its metadata.',
  }),
  userDayBudgetUsd: setting({
    variable: 'VALET_BUDGET_USER_DAY',
    kind: money,
    default: 5,
    meaning: 'Most that language models may cost one user in a day (UTC).',
  }),
  userMonthBudgetUsd: setting({
    variable: 'VALET_BUDGET_USER_MONTH',
    kind: money,
    default: null,
    meaning: 'Most that language models may cost one user in a month (UTC); no limit when unset.',
  }),
  tenantMonthBudgetUsd: setting({
    variable: 'VALET_BUDGET_TENANT_MONTH',
    kind: money,
    default: null,
    meaning: 'Most that language models may cost one tenant in a month (UTC); no limit when unset.',
  }),
  actionLimit: setting({
    variable: 'VALET_ACTION_LIMIT',
    kind: integer({ min: 1, max: 100_000 }),
    default: 500,
    meaning: 'Most actions that one attempt at a job may take.',
  }),
  logLevel: setting({
    variable: 'VALET_LOG',
    kind: choice('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
    default: 'info',
    meaning: 'How much the log tells.',
  }),
} as const;

type Table = typeof configTable;

/** The host's configuration; every field is a row of {@link configTable}. */
export type Config = {
  readonly [Field in keyof Table]: Table[Field] extends Setting<infer T> ? T : never;
};

/**
 * Reads the configuration; `overrides` (from a command line) win over variables, variables over defaults.
 * An empty variable counts as unset. Error: `config_invalid` naming the variable.
 */
export function readConfig(overrides: Partial<Config> = {}, env: NodeJS.ProcessEnv = process.env): Config {
  const rows = Object.entries(configTable).map(([field, row]) => [field, readSetting<unknown>(row, env)]);
  const merged: Config = { ...Object.fromEntries(rows), ...overrides };
  const config = { ...merged, dataDir: path.resolve(merged.dataDir) };
  if (config.heartbeatSeconds * 2 > config.leaseSeconds) {
    throw new ValetError(
      'config_invalid',
      `VALET_LEASE_SECONDS is ${config.leaseSeconds}; it must be at least twice VALET_HEARTBEAT_SECONDS (${config.heartbeatSeconds}).`,
    );
  }
  if ((config.databaseUrl === null) !== (config.redisUrl === null)) {
    const [there, missing] = config.redisUrl === null ? ['DATABASE_URL', 'REDIS_URL'] : ['REDIS_URL', 'DATABASE_URL'];
    throw new ValetError(
      'config_invalid',
      `${there} is set, so ${missing} must be set too: the service mode needs both.`,
    );
  }
  return config;
}

function readSetting<T>({ variable, kind, default: fallback }: Setting<T>, env: NodeJS.ProcessEnv): T {
  const value = env[variable];
  if (value === undefined || value === '') return fallback;
  const parsed = kind.parse(value);
  if (parsed === undefined) {
    const found = kind.isSecret ? `${value.length} characters` : JSON.stringify(value);
    throw new ValetError('config_invalid', `${variable} must be ${kind.expected}, found ${found}.`);
  }
  return parsed;
}

/** The limits that the budget's ledger holds to. */
export function budgetLimits({
  budgetUsd,
  userDayBudgetUsd,
  userMonthBudgetUsd,
  tenantMonthBudgetUsd,
}: Pick<Config, 'budgetUsd' | 'userDayBudgetUsd' | 'userMonthBudgetUsd' | 'tenantMonthBudgetUsd'>): BudgetLimits {
  return {
    applicationUsd: budgetUsd,
    userDayUsd: userDayBudgetUsd,
    userMonthUsd: userMonthBudgetUsd,
    tenantMonthUsd: tenantMonthBudgetUsd,
  };
}

/** Folder of screenshots and documents. */
export function artifactFolder({ artifactDir, dataDir }: Pick<Config, 'artifactDir' | 'dataDir'>): string {
  return artifactDir ?? path.join(dataDir, 'artifacts');
}

/** The environment of a process that this one starts and that meets pages: its own without secrets, with what is added. */
export function environmentWith(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const secrets = new Set<string>(
    Object.values(configTable).flatMap(({ variable, kind }) => ('isSecret' in kind && kind.isSecret ? variable : [])),
  );
  const rest = Object.entries(process.env).filter(([name]) => !secrets.has(name));
  return { ...Object.fromEntries(rest), ...more };
}

/** How long obstacles are waited for, as a run takes it. */
export function obstaclePaceOf(
  config: Pick<Config, 'rateLimitWaits' | 'reloadWaits' | 'mostWaitSeconds' | 'botCheckSeconds' | 'mostAsks'>,
): ObstaclePace {
  const ms = (seconds: number) => seconds * 1000;
  return {
    rateLimitMs: config.rateLimitWaits.map(ms),
    reloadMs: config.reloadWaits.map(ms),
    mostWaitMs: ms(config.mostWaitSeconds),
    checkMs: ms(config.botCheckSeconds),
    mostAsks: config.mostAsks,
  };
}
