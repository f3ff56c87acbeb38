import { randomBytes } from 'node:crypto';
import t from 'tap';
import { createAnswers } from '../../host/src/answer/answers.ts';
import { answersRoute } from '../../host/src/http/answers.ts';
import { createServiceKeyCheck } from '../../host/src/http/auth.ts';
import { addRoutes, createServer } from '../../host/src/http/server.ts';
import { createCredentialKeys } from '../../host/src/session/credential-keys.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { answerTo } from '../contract/answer-bank.contract.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { dataFolder } from './temp-folder.ts';

const clock = createFakeClock();
const store = await openEmbeddedStore(await dataFolder(t), { clock });
const keys = createCredentialKeys({ id: '1', bytes: randomBytes(32) });
const answers = createAnswers({ rows: store.answers, keys, clock });
const serviceKey = 'a-key-of-twenty-four-chars';
const server = createServer({ logLevel: 'silent' });
const checkServiceKey = createServiceKeyCheck({ serviceKey, tenant: 'default', keys: store.serviceKeys, clock });
await addRoutes(server, { routes: [answersRoute(store)], checkServiceKey, version: '0', rateLimit: 1000 });
t.teardown(async () => {
  await server.close();
  await store.close();
});

async function clear(userId: string, key = serviceKey) {
  const url = `/api/v1/gh/valet/answers/${userId}`;
  const answer = await server.inject({ method: 'DELETE', url, headers: { 'x-gh-service-key': key } });
  return { status: answer.statusCode, body: answer.json() };
}

t.test('deletes the answers of a user of its own tenant, and of nobody else', async (t) => {
  const candidate = '00000000-0000-0000-0000-00000000000a';
  const owners = [
    { tenant: 'default', candidate },
    { tenant: 'other', candidate },
    { tenant: 'default', candidate: '00000000-0000-0000-0000-00000000000b' },
  ];
  for (const owner of owners) await answers.save(owner, [answerTo('A?', 'a'), answerTo('B?', 'b')]);
  t.match(await clear(candidate, 'another-key-of-some-length'), { status: 401 });
  t.same(await clear(candidate.toUpperCase()), { status: 200, body: { user_id: candidate, deleted_count: 2 } });
  t.match(await clear(candidate), { status: 200, body: { deleted_count: 0 } });
  t.same(await Promise.all(owners.map(async (owner) => (await answers.find(owner)).length)), [0, 2, 2]);
  t.match(await clear('me'), { status: 422 });
});
