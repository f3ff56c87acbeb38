import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openLocalRunStore } from '../../host/src/store/open-local-run-store.ts';
import { openPglite } from '../../host/src/store/open-pglite.ts';
import { plainProfile } from '../support/candidates.ts';
import { dataFolder, tempFolder } from './temp-folder.ts';

/** Hash over names and contents of every file of a folder. */
async function hashOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

const request = {
  valet_task_id: 'task-1',
  target_url: 'https://ats.example.com/jobs/1',
  profile: plainProfile,
};
const start = { request, candidate: 'candidate-1', actor: 'cli-1' };
const key = { tenant: 'default', posting: 'ats:1', candidate: 'candidate-1' };
const sent = { method: 'POST', url: 'https://ats.example.com/apply' };

t.setTimeout(300_000);

t.test('a folder has one owner', async (t) => {
  const folder = await dataFolder(t);
  const store = await openEmbeddedStore(folder);
  await t.rejects(openEmbeddedStore(folder), {
    code: 'data_locked',
    message: `Process ${process.pid} owns the data folder ${folder}.`,
  });
  await store.close();
  await (await openEmbeddedStore(folder)).close();
});

t.test('a dead owner is succeeded; what it had stored is there', async (t) => {
  const folder = await dataFolder(t);
  const child = fork(path.join(import.meta.dirname, 'folder-holder.ts'), [folder], {
    execArgv: ['--conditions=valet-src'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [jobId] = await once(child, 'message');
  await t.rejects(openEmbeddedStore(folder), { code: 'data_locked', message: `Process ${child.pid} owns` });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = await openEmbeddedStore(folder);
  t.match(await store.jobs.get(jobId), { id: jobId, origin: 'cli', status: 'running' });
  await store.close();
});

t.test('of many who succeed a dead owner at once, one does', async (t) => {
  const folder = await dataFolder(t);
  // No process has this number (the kernel gives out at most 2^22).
  const dead = { pid: 2 ** 22 + 1, started: '1', host: (await import('node:os')).hostname(), nonce: 'dead' };
  await writeFile(path.join(folder, 'lock'), JSON.stringify(dead));
  const opened = await Promise.allSettled(Array.from({ length: 5 }, () => openEmbeddedStore(folder)));
  const stores = opened.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  t.equal(stores.length, 1);
  for (const one of opened) if (one.status === 'rejected') t.match(one.reason, { code: 'data_locked' });
  await stores[0]?.close();
  t.strictSame((await readdir(folder)).sort(), ['db', 'db.closed'], 'no lock is left behind');
});

t.test('an owner on another machine counts while it shows life', async (t) => {
  const folder = await dataFolder(t);
  const file = path.join(folder, 'lock');
  await writeFile(file, JSON.stringify({ pid: 1, started: '1', host: 'elsewhere', nonce: 'other' }));
  await t.rejects(openEmbeddedStore(folder), { code: 'data_locked', message: /Process 1 on elsewhere owns/ });
  const { utimes } = await import('node:fs/promises');
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(file, longAgo, longAgo);
  await (await openEmbeddedStore(folder)).close();
});

t.test('a damaged folder is refused, and nothing in it is changed', async (t) => {
  const whole = await dataFolder(t);
  const damages: Record<string, (db: string) => Promise<unknown>> = {
    'no version': (db) => rm(path.join(db, 'PG_VERSION')),
    'another version': (db) => writeFile(path.join(db, 'PG_VERSION'), '14\n'),
    'an empty control file': (db) => truncate(path.join(db, 'global/pg_control')),
    'no log': (db) => rm(path.join(db, 'pg_wal'), { recursive: true }),
    'an emptied log': async (db) => {
      for (const file of await readdir(path.join(db, 'pg_wal'), { withFileTypes: true })) {
        if (file.isFile()) await writeFile(path.join(db, 'pg_wal', file.name), '');
      }
    },
    'nonsense in the tables': async (db) => {
      for (const file of await readdir(path.join(db, 'base/5'))) {
        await writeFile(path.join(db, 'base/5', file), 'nonsense'.repeat(2048));
      }
    },
    'foreign files': async (db) => {
      await rm(db, { recursive: true });
      await mkdir(db);
      await writeFile(path.join(db, 'letter.txt'), 'Dear Alice');
    },
    'a file in its place': async (db) => {
      await rm(db, { recursive: true });
      await writeFile(db, 'hello');
    },
  };
  for (const [name, damage] of Object.entries(damages)) {
    await t.test(name, async (t) => {
      const folder = await tempFolder(t);
      await cp(whole, folder, { recursive: true, preserveTimestamps: true });
      await damage(path.join(folder, 'db'));
      const before = await hashOf(folder);
      await t.rejects(openEmbeddedStore(folder), { code: 'data_corrupt', message: folder });
      t.equal(await hashOf(folder), before);
    });
  }
});

t.test('a start that was killed while it laid out the store is made up for', async (t) => {
  const folder = await tempFolder(t);
  await mkdir(path.join(folder, 'db.new/base'), { recursive: true });
  await writeFile(path.join(folder, 'db.new/half'), 'half');
  const store = await openEmbeddedStore(folder);
  t.strictSame(await store.jobs.list(['pending']), []);
  await store.close();
  t.strictSame((await readdir(folder)).sort(), ['db', 'db.closed']);
});

t.test('a folder that cannot be made is told as a setting', async (t) => {
  const folder = await tempFolder(t);
  await writeFile(path.join(folder, 'file'), '');
  await t.rejects(openEmbeddedStore(path.join(folder, 'file/data')), { code: 'config_invalid', message: /VALET_DATA/ });
});

t.test('a database that dies in the middle of a query rejects it, and every later one', async (t) => {
  const folder = await dataFolder(t);
  const pg = await openPglite(path.join(folder, 'db'));
  // COPY without its data ends the backend of PGlite 0.5.8.
  await t.rejects(pg.exec('create table copied (a text); copy copied from stdin;'), /ended in the middle of a query/);
  await t.rejects(pg.query('select 1'), /ended in the middle of a query/);
  await pg.close();
});

t.test('runs of the command line', async (t) => {
  t.test('share the submit ledger of the folder', async (t) => {
    const folder = await dataFolder(t);
    const first = await openLocalRunStore(folder);
    const job = await first.startJob(start);
    t.match(job, { tenant: 'default', candidate: 'candidate-1', attempt: 1, fence: 1 });
    const armed = await first.ledger.arm({ key, ...job, contentHash: 'hash' });
    if (!armed.ok) throw new Error(armed.reason);
    await first.ledger.release(armed.intent.id, job.fence, sent);
    await first.ledger.settle(armed.intent.id, job.fence, 'confirmed', 'thank you page');
    await first.finishJob(job, { error: { code: 'internal_error', message: 'broke off' } });
    // The ledger saw the site confirm it: an error that came later does not make that a failure.
    t.match(await first.jobs.get(job.jobId), { status: 'completed', errorCode: null, origin: 'cli' });
    await first.close();

    const second = await openLocalRunStore(folder);
    const again = await second.startJob(start);
    const refused = await second.ledger.arm({ key, ...again, contentHash: 'hash' });
    t.match(refused, { ok: false, reason: 'already_submitted', earlier: { jobId: job.jobId } });
    await second.close();
  });

  t.test('that were killed are ended truthfully by the next command, and never run by a host', async (t) => {
    const folder = await dataFolder(t);
    const first = await openLocalRunStore(folder);
    const idle = await first.startJob(start);
    const clicked = await first.startJob(start);
    const armed = await first.ledger.arm({ key, ...clicked, contentHash: 'hash' });
    if (armed.ok) await first.ledger.release(armed.intent.id, clicked.fence, sent);
    await first.close();

    const second = await openLocalRunStore(folder);
    t.match(await second.jobs.get(idle.jobId), { status: 'cancelled', errorCode: 'cancelled' });
    t.match(await second.jobs.get(clicked.jobId), {
      status: 'failed',
      errorCode: 'submit_unknown',
      errorDetails: { verdict: 'submitted_unverified' },
    });
    t.match(await second.ledger.find(key), [{ state: 'unknown' }]);
    t.equal(await second.jobs.claim('worker-1', () => ({})), null);
    await second.close();
  });
});
