import { ModelError, type ModelFailure, type ModelProvider, type ProviderCall } from '@valet/core';
import t from 'tap';
import { createAnthropicProvider } from '../../../host/src/model/anthropic-provider.ts';
import { createOpenAiProvider } from '../../../host/src/model/openai-provider.ts';
import { openAnthropicStandIn } from '../../support/model/anthropic-stand-in.ts';
import { makeProviderCall, onePixel } from '../../support/model/model-call.ts';
import { openOpenAiStandIn } from '../../support/model/openai-stand-in.ts';
import type { StandInFault } from '../../support/model/stand-in-fault.ts';
import type { StandIn, StandInOptions } from '../../support/model/stand-in-server.ts';

interface Subject {
  readonly name: string;
  readonly model: string;
  open(options: StandInOptions): Promise<StandIn>;
  create(options: { apiKey: string; baseUrl: string }): ModelProvider;
}

const timeoutMs = 60_000;
const subjects: readonly Subject[] = [
  {
    name: 'anthropic',
    model: 'claude-sonnet-5-5',
    open: openAnthropicStandIn,
    create: (given) => createAnthropicProvider({ ...given, timeoutMs }),
  },
  {
    name: 'openai',
    model: 'gpt-6-luna',
    open: openOpenAiStandIn,
    create: (given) => createOpenAiProvider({ ...given, timeoutMs }),
  },
  {
    name: 'local',
    model: 'any:8b',
    open: (options) => openOpenAiStandIn({ ...options, isLocal: true }),
    create: (given) => createOpenAiProvider({ ...given, timeoutMs, isLocal: true }),
  },
];

async function withStandIn(
  { open, create }: Subject,
  options: StandInOptions,
  work: (provider: ModelProvider, standIn: StandIn) => Promise<void>,
): Promise<void> {
  const standIn = await open(options);
  try {
    await work(create({ apiKey: standIn.apiKey, baseUrl: standIn.url }), standIn);
  } finally {
    await standIn.close();
  }
}

const never = new AbortController().signal;

async function failureOf(provider: ModelProvider, call: ProviderCall, signal = never): Promise<ModelError> {
  try {
    await provider.call(call, signal);
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}

const faults: readonly (readonly [StandInFault, ModelFailure])[] = [
  [{ kind: 'rate_limit', retryAfterSeconds: 7 }, 'rate_limit'],
  [{ kind: 'overloaded' }, 'overloaded'],
  [{ kind: 'server' }, 'server'],
  [{ kind: 'auth' }, 'auth'],
  [{ kind: 'quota' }, 'quota'],
  [{ kind: 'invalid_request' }, 'invalid_request'],
  [{ kind: 'malformed_body' }, 'malformed'],
  [{ kind: 'odd_body' }, 'malformed'],
  [{ kind: 'truncated' }, 'truncated'],
  [{ kind: 'refusal' }, 'refusal'],
  [{ kind: 'cut' }, 'network'],
  [{ kind: 'reset' }, 'network'],
];

for (const subject of subjects) {
  const call = makeProviderCall(subject.model);

  t.test(`${subject.name}: a question with a picture is answered and counted`, async (t) => {
    const answer = { fields: [{ ref: '1', key: 'profile.email', confidence: 0.9 }] };
    await withStandIn(subject, { answer: () => answer }, async (provider, standIn) => {
      const withPicture = { ...call, content: [...call.content, onePixel] };
      const { text, tokens } = await provider.call(withPicture, never);
      t.strictSame(JSON.parse(text), answer);
      const { input, cacheRead, cacheWrite, cacheWriteLong, output } = standIn.tokens;
      t.strictSame(tokens, {
        inputTokens: input,
        cacheReadTokens: cacheRead,
        cacheWriteTokens: cacheWrite,
        cacheWriteLongTokens: cacheWriteLong,
        outputTokens: output,
      });
      t.ok(input > 0 && output > 0);
      t.equal(standIn.requests.length, 1);
    });
  });

  t.test(`${subject.name}: a schema with bounds, and with options alone, is taken`, async (t) => {
    const properties = {
      use: { enum: ['key', 'text'] },
      size: { type: 'integer', minimum: 1, maximum: 5 },
      same: { const: 'a' },
      either: { anyOf: [{ type: 'string', pattern: '^a' }, { type: 'null' }] },
    };
    const schema = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
    await withStandIn(subject, {}, async (provider) => {
      const { text } = await provider.call({ ...call, answer: { name: 'choice', schema } }, never);
      t.strictSame(JSON.parse(text), { use: 'key', size: 0, same: 'a', either: '' });
    });
  });

  t.test(`${subject.name}: each failure has its kind, and the SDK tries nothing twice`, async (t) => {
    for (const [fault, kind] of faults) {
      await withStandIn(subject, { faults: [fault] }, async (provider, standIn) => {
        const error = await failureOf(provider, call);
        t.equal(error.kind, kind, fault.kind);
        t.equal(standIn.callCount, 1, `${fault.kind}: one attempt`);
        t.equal(error.retryAfterMs, fault.kind === 'rate_limit' ? 7000 : null, `${fault.kind}: how long to wait`);
        const isCounted = fault.kind === 'truncated' || fault.kind === 'refusal';
        t.equal(error.tokens !== null, isCounted, `${fault.kind}: what was paid for is known`);
      });
    }
  });

  t.test(`${subject.name}: a call that waits for its first byte can be aborted`, async (t) => {
    await withStandIn(subject, { faults: [{ kind: 'hang' }] }, async (provider, standIn) => {
      const abort = new AbortController();
      const failing = failureOf(provider, call, abort.signal);
      await standIn.called(1);
      abort.abort();
      t.equal((await failing).kind, 'aborted');
    });
  });

  t.test(`${subject.name}: a server that is gone costs nothing`, async (t) => {
    const standIn = await subject.open({});
    await standIn.close();
    const provider = subject.create({ apiKey: standIn.apiKey, baseUrl: standIn.url });
    const { kind, wasSent } = await failureOf(provider, call);
    t.equal(kind, 'network');
    t.equal(wasSent, false);
  });

  t.test(`${subject.name}: a failure quotes nothing of what was asked`, async (t) => {
    const secret = 'A sentence of the page';
    for (const [fault] of faults) {
      await withStandIn(subject, { faults: [fault] }, async (provider) => {
        const error = await failureOf(provider, { ...call, content: [{ type: 'text', text: secret }] });
        t.notMatch(error.message, secret);
      });
    }
  });
}

for (const subject of subjects.filter(({ name }) => name !== 'local')) {
  t.test(`${subject.name}: a wrong key and an unknown model are told apart`, async (t) => {
    await withStandIn(subject, {}, async (provider, standIn) => {
      const stranger = subject.create({ apiKey: 'another', baseUrl: standIn.url });
      t.equal((await failureOf(stranger, makeProviderCall(subject.model))).kind, 'auth');
      t.equal((await failureOf(provider, makeProviderCall('no-such-model'))).kind, 'invalid_request');
    });
  });

  t.test(`${subject.name}: the same instructions and schema are read from the provider's cache`, async (t) => {
    await withStandIn(subject, {}, async (provider, standIn) => {
      const instructions = 'Say which fact each field asks for. '.repeat(300);
      const first = await provider.call(makeProviderCall(subject.model, { instructions }), never);
      const content = [{ type: 'text', text: 'Another page' }] as const;
      const second = await provider.call(makeProviderCall(subject.model, { instructions, content }), never);
      t.ok(first.tokens.cacheWriteTokens >= 1024, 'written once');
      t.equal(first.tokens.cacheReadTokens, 0);
      t.ok(second.tokens.cacheReadTokens >= 1024, 'read then');
      t.ok(second.tokens.inputTokens < first.tokens.cacheWriteTokens);
      t.equal(standIn.tokens.cacheRead, second.tokens.cacheReadTokens);
    });
  });
}
