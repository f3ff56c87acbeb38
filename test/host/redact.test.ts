import { performance } from 'node:perf_hooks';
import t from 'tap';
import { addRoutes, createServer } from '../../host/src/http/server.ts';
import { createRedactor } from '../../host/src/redact/redactor.ts';
import { canariesOf, findCanaries } from '../support/canary.ts';
import { sampleProfile } from '../support/candidates.ts';

const line = (facts: object): string => `${JSON.stringify({ level: 30, time: 1_763_750_000_000, ...facts })}\n`;

t.test('what a job holds is in no line, however it is written, until the job is let go', async (t) => {
  const redactor = createRedactor();
  const canaries = canariesOf(sampleProfile);
  const { first_name, last_name, email, phone = '', location } = sampleProfile;
  const forget = redactor.hold({
    profile: sampleProfile,
    qa_answers: { 'Why us?': 'Because of the purple giraffe in your lobby', 'May you work here?': 'Yes' },
    target_url: 'https://ats.example.com/jobs/1',
  });
  const texts = [
    `typed "${first_name}" into First name`,
    `${last_name.toUpperCase()}, ${first_name}`,
    `resumes/${first_name}-${last_name}.pdf`,
    `mail to ${email} failed`,
    `tel:${phone}`,
    `deep\n${location?.address_line1 ?? location?.address ?? first_name}`,
  ];
  for (const text of texts) {
    const cleaned = redactor.clean(
      line({ cause: text, list: [{ [text]: text }], err: { stack: `Error: ${text}\n at x` } }),
    );
    t.strictSame(findCanaries(cleaned, canaries), [], text.length.toString());
    t.ok(JSON.parse(cleaned), 'it is a line of JSON still');
  }
  t.match(redactor.clean(line({ cause: 'because of the PURPLE giraffe in your lobby!' })), /"\[redacted\]!"/);
  const plain = line({
    msg: 'Yes, a job at https://ats.example.com/jobs/1 runs',
    jobId: '00000000-0000-0000-0000-000000000001',
  });
  t.equal(redactor.clean(plain), plain, 'what tells of nobody stays');
  forget();
  forget();
  const name = line({ msg: `${last_name} is a word like any other` });
  t.equal(redactor.clean(name), name);
});

t.test('one of two jobs of a candidate lets go of nothing that the other still holds', async (t) => {
  const redactor = createRedactor();
  const [first, second] = [redactor.hold({ profile: sampleProfile }), redactor.hold({ profile: sampleProfile })];
  const text = line({ msg: `hello ${sampleProfile.last_name}` });
  first();
  t.match(redactor.clean(text), /hello \[redacted\]/);
  second();
  t.equal(redactor.clean(text), text);
});

t.test('mail addresses, phone numbers and keys are in no line, whoever they belong to', async (t) => {
  const redactor = createRedactor();
  const cleaned = (msg: string) => JSON.parse(redactor.clean(line({ msg })))['msg'];
  t.equal(cleaned('from somebody.else+x@mail.example.org now'), 'from [mail] now');
  for (const phone of ['+1-202-555-0142', '(202) 555-0142', '+49 30 1234567', '2025550142']) {
    t.equal(cleaned(`call ${phone} today`), 'call [phone] today', phone);
  }
  t.equal(cleaned(`key vk_${'a'.repeat(43)}`), 'key [key]');
  const harmless = [
    'Server listening at http://192.168.100.200:3100',
    'job 550e8400-e29b-41d4-a716-446655440000 at 2026-02-16T12:00:00.000Z',
    '2026-02-16 12:00:00 in 1234 ms, 12345678 bytes',
    'node_modules/@fastify/rate-limit/index.js:60:12',
    '/api/v1/gh/valet/status/00000000-0000-0000-0000-000000000001',
  ];
  for (const text of harmless) t.equal(cleaned(text), text);
  t.match(redactor.clean('no JSON of a@b.example'), /no JSON of \[mail\]/);
});

t.test('a line takes as long as it is, however many jobs are held', async (t) => {
  const redactor = createRedactor();
  const text = line({ method: 'POST', url: '/api/v1/gh/valet/apply', status: 201, ms: 3, msg: 'request' });
  const time = () => {
    const startedAt = performance.now();
    for (let count = 0; count < 2000; count += 1) redactor.clean(text);
    return performance.now() - startedAt;
  };
  redactor.hold({ profile: sampleProfile });
  time();
  const few = time();
  for (let count = 0; count < 2000; count += 1) {
    redactor.hold({
      profile: { first_name: `First${count}`, last_name: `Last${count}`, email: `mail${count}@x.example` },
    });
  }
  t.ok(time() < few * 5 + 50);
});

t.test('a server logs neither header nor body, and nothing of a body that its handler quotes', async (t) => {
  const written = t.capture(process.stderr, 'write', () => true);
  const server = createServer({ logLevel: 'debug' });
  t.teardown(() => server.close());
  await addRoutes(server, {
    routes: [
      {
        method: 'POST',
        path: '/echo',
        operationId: 'echo',
        summary: 'x',
        description: 'x',
        answers: {},
        async handle({ body }) {
          const { profile } = body as { profile: typeof sampleProfile };
          server.log.info({ profile, deep: { inner: { answers: ['a'] } } }, `asked by ${profile.first_name}`);
          throw new Error(`broken by ${profile.last_name} at ${profile.email}`);
        },
      },
    ],
    checkServiceKey: async () => 'default',
    version: '0',
    rateLimit: 1000,
  });
  const key = 'a-key-of-twenty-four-chars';
  const headers = { 'x-gh-service-key': key, 'content-type': 'application/json' };
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/gh/echo',
    headers,
    payload: JSON.stringify({ profile: sampleProfile }),
  });
  t.equal(answer.statusCode, 500);
  t.match(answer.json(), { error: 'internal_error' });
  const log = written()
    .map(({ args }) => String(args[0]))
    .join('');
  written.restore();
  t.match(log, /asked by \[redacted\]/);
  t.match(log, /request failed/);
  t.match(log, /"status":500/);
  t.notMatch(log, key);
  t.strictSame(findCanaries(log, canariesOf(sampleProfile)), []);
  t.strictSame(findCanaries(answer.body, canariesOf(sampleProfile)), []);
});
