import { randomBytes } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { type AnswerBank, createMemoryAnswers } from '@valet/core';
import t, { type Test } from 'tap';
import { createAnswers } from '../../host/src/answer/answers.ts';
import { createCredentialKeys } from '../../host/src/session/credential-keys.ts';
import { SessionRotation } from '../../host/src/session/session-rotation.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import type { Store } from '../../host/src/store/store.ts';
import { createPortChannel } from '../../host/src/worker/port-channel.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { answerBankContract, answerTo, ownerOf } from './answer-bank.contract.ts';
import { wireOf } from './port-wire.ts';
import { newDatabase } from './postgres-database.ts';

const key = { id: '1', bytes: randomBytes(32) };
const keys = createCredentialKeys(key);

/** What holds wherever answers lie in a store. */
function storeSuite(t: Test, { answers: rows, sessions }: Store, clock: FakeClock): void {
  const answers = createAnswers({ rows, keys, clock });
  answerBankContract(t, { answers, clock });

  t.test('neither question nor answer lies open, and none opens for another', async (t) => {
    const [owner, other] = [ownerOf(), ownerOf()];
    await answers.save(owner, [answerTo('Which pet do you keep?', 'An axolotl')]);
    const [row] = await rows.list(owner);
    if (!row) throw new Error('nothing was kept');
    t.notMatch(JSON.stringify(row), /pet|axolotl/i);
    const told: unknown[] = [];
    const log = { warn: (facts: unknown) => void told.push(facts) };
    const watched = createAnswers({ rows, keys, clock, log });
    await rows.put(other, [row]);
    t.same(await watched.find(other), [], 'moved to another candidate');
    await rows.put(owner, [{ ...row, questionHash: 'another' }]);
    t.equal((await watched.find(owner)).length, 1, 'moved to another question');
    t.same(told, [{ unreadable: 1 }, { unreadable: 1 }]);
    const changed = createCredentialKeys({ id: '1', bytes: randomBytes(32) });
    t.same(await createAnswers({ rows, keys: changed, clock }).find(owner), []);
  });

  t.test('an older key still opens; what is kept anew is sealed with the newer one', async (t) => {
    const owner = ownerOf();
    await answers.save(owner, [answerTo('Notice period?', 'one')]);
    const newer = createCredentialKeys({ id: '2', bytes: randomBytes(32) }, [key]);
    const later = createAnswers({ rows, keys: newer, clock });
    t.match(await later.find(owner), [{ answer: 'one' }]);
    await later.save(owner, [answerTo('Notice period?', 'two')]);
    t.match(await later.find(owner), [{ answer: 'two' }]);
    t.same(
      (await rows.list(owner)).map(({ keyId }) => keyId),
      ['2'],
    );
  });

  t.test('what an older key sealed is sealed anew in the background; nothing else of it changes', async (t) => {
    const owners = Array.from({ length: 60 }, () => ownerOf());
    for (const owner of owners) await answers.save(owner, [answerTo('A?', 'a'), answerTo('B?', 'b')]);
    const before = await answers.find(owners[0] ?? ownerOf());
    const newer = createCredentialKeys({ id: '3', bytes: randomBytes(32) }, [key]);
    const log = { info: () => undefined, error: () => undefined, warn: () => undefined };
    const rotation = new SessionRotation({ rows: sessions, answers: rows, keys: newer, log });
    const { sealedAnew } = await rotation.runOnce();
    t.ok(sealedAnew >= 120, `${sealedAnew}`);
    t.match(await rotation.runOnce(), { sealedAnew: 0 });
    const later = createAnswers({ rows, keys: createCredentialKeys(newer.current), clock });
    t.same(await later.find(owners[0] ?? ownerOf()), before);
    for (const owner of owners) t.equal((await later.find(owner)).length, 2);
  });

  t.test('what is deleted of a candidate is gone, of nobody else', async (t) => {
    const [owner, other] = [ownerOf(), ownerOf()];
    for (const one of [owner, other]) await answers.save(one, [answerTo('A?', 'a'), answerTo('B?', 'b')]);
    t.equal(await rows.clear({ ...owner, tenant: 'other' }), 0);
    t.equal(await rows.clear(owner), 2);
    t.same(await answers.find(owner), []);
    t.equal((await answers.find(other)).length, 2);
  });
}

t.test('in memory', async (t) => {
  const clock = createFakeClock();
  answerBankContract(t, { answers: createMemoryAnswers(clock), clock });
});

t.test('PGlite', async (t) => {
  const clock = createFakeClock();
  const store = await openEmbeddedStore(await dataFolder(t), { clock });
  t.teardown(() => store.close());
  storeSuite(t, store, clock);

  t.test('behind a channel to another process', async (t) => {
    const { port1, port2 } = new MessageChannel();
    t.teardown(() => port1.close());
    createPortChannel(wireOf(port1), { answers: createAnswers({ rows: store.answers, keys, clock }) });
    const answers = createPortChannel(wireOf(port2), {}).port<AnswerBank>('answers');
    answerBankContract(t, { answers, clock });
  });
});

const database = await newDatabase();
t.test('PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const clock = createFakeClock();
  const store = await openPostgresStore(database.url, { clock });
  t.teardown(async () => {
    await store.close();
    await database.drop();
  });
  storeSuite(t, store, clock);
});
