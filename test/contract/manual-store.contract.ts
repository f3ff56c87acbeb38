import { randomUUID } from 'node:crypto';
import {
  healthWindow,
  type ManualDecision,
  type ManualOutcome,
  type ManualStore,
  mostNear,
  type StoredManual,
} from '@valet/core';
import type { Manual } from '@valet/schemas';
import type { Test } from 'tap';
import { seededRandom } from '../bench/report.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { randomManual } from '../support/random-manual.ts';

/** A store of manuals under test. */
export interface ManualStoreSubject {
  readonly manuals: ManualStore;
  readonly clock: FakeClock;
}

let seed = 0;
/** A manual like no other, of its own platform unless given. */
function newManual(change: Partial<Manual> = {}): Manual {
  seed += 1;
  const { company: _company, extends: _extends, ...random } = randomManual(seededRandom(seed));
  return { ...random, platform: `p-${randomUUID()}`, level: 'platform', urlPattern: '*', ...change };
}

/** For the same form, with a step less. */
function shortened(manual: Manual): Manual {
  const [page, ...pages] = manual.pages;
  const [, ...steps] = page.steps;
  return { ...manual, id: `${manual.id}-short`, pages: [{ ...page, steps: steps as typeof page.steps }, ...pages] };
}

/** What every {@link ManualStore} must do. */
export function manualStoreContract(t: Test, { manuals, clock }: ManualStoreSubject): void {
  const newTenant = () => `t-${randomUUID()}`;
  const add = async (tenant: string, manual: Manual, origin: StoredManual['origin'] = 'exploration') => {
    clock.pass(1_000);
    return manuals.add({ tenant, manual, origin });
  };
  const signatureOf = ({ pages: [page] }: Manual) => page.signature;
  const queryOf = (tenant: string, manual: Manual) => {
    const { task, platform } = manual;
    return { tenant, task, platform, signature: signatureOf(manual) };
  };
  const ids = (all: readonly StoredManual[]) => all.map(({ id }) => id);
  const count = (
    tenant: string,
    id: string,
    outcome: ManualOutcome,
    change: { jobId?: string; attempt?: number } = {},
  ) => {
    clock.pass(1_000);
    const run = { jobId: randomUUID(), attempt: 1, outcome, failedSteps: ['submit'], detail: 'a "reason"', ...change };
    return manuals.count(tenant, id, run);
  };

  t.test('gives a new manual back as it was added, as a candidate', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const { stored, isNew } = await add(tenant, manual);
    t.ok(isNew);
    t.match(stored, { tenant, origin: 'exploration', state: 'candidate', version: 1, predecessor: null, health: 100 });
    t.strictSame(stored.manual, manual);
    t.strictSame(await manuals.get(tenant, stored.id), stored);
    t.strictSame(await manuals.list(tenant), [stored]);
    t.strictSame(await manuals.find(queryOf(tenant, manual)), [stored]);
    t.same(await manuals.runs(tenant, stored.id), []);
    t.match(
      (await add(newTenant(), manual, 'import')).stored,
      { version: 1, health: 50 },
      'an import has proven nothing',
    );
  });

  t.test('keeps tenants, platforms and tasks apart', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const { stored } = await add(tenant, manual);
    const query = queryOf(tenant, manual);
    t.same(await manuals.find({ ...query, tenant: newTenant() }), []);
    t.same(await manuals.find({ ...query, platform: 'another' }), []);
    t.same(await manuals.find({ ...query, task: 'scrape' }), []);
    t.same(await manuals.get(newTenant(), stored.id), null);
    t.same(await manuals.runs(newTenant(), stored.id), []);
    await t.rejects(count(newTenant(), stored.id, 'replayed'), { code: 'not_found' });
    await t.rejects(count(tenant, randomUUID(), 'replayed'), { code: 'not_found' });
  });

  t.test('keeps one manual that is added again once, and another one for its form as the next version', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const first = await add(tenant, manual);
    t.strictSame(await add(tenant, manual), { stored: first.stored, isNew: false });
    const renamed = { ...manual, id: 'renamed', policy: { ...manual.policy, heals: 0 } };
    t.strictSame(await add(tenant, renamed), { stored: first.stored, isNew: false }, 'the same plan is no new version');
    const second = await add(tenant, shortened(manual));
    t.match(second, { isNew: true, stored: { version: 2, predecessor: first.stored.id } });
    t.same(ids(await manuals.list(tenant)), [second.stored.id, first.stored.id], 'last changed first');
  });

  t.test('takes what an unhealthy manual says for a new version, unless it is word for word the same', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const { stored } = await add(tenant, manual);
    for (let round = 0; round < 4; round++) await count(tenant, stored.id, 'contradicted');
    t.match(await manuals.get(tenant, stored.id), { health: 20 });
    t.match(await add(tenant, manual), { isNew: false });
    const renamed = { ...manual, policy: { ...manual.policy, heals: 0 } };
    t.match(await add(tenant, renamed), { isNew: true, stored: { version: 2, predecessor: stored.id } });
  });

  t.test('keeps a shipped manual promoted, and only where nothing else was made for its form', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const first = await add(tenant, manual, 'shipped');
    t.match(first, { isNew: true, stored: { origin: 'shipped', state: 'promoted', version: 1, health: 100 } });
    t.match(await add(tenant, manual, 'shipped'), { isNew: false, stored: { id: first.stored.id } });
    t.match(await add(tenant, manual), { isNew: false, stored: { id: first.stored.id } }, 'a run that says the same');
    const renewed = await add(tenant, shortened(manual), 'shipped');
    t.match(renewed, { isNew: true, stored: { state: 'promoted', version: 2, predecessor: first.stored.id } });
    for (let round = 0; round < 4; round++) await count(tenant, renewed.stored.id, 'contradicted');
    t.match(await manuals.get(tenant, renewed.stored.id), { state: 'retired' });
    t.match(await add(tenant, shortened(shortened(manual)), 'shipped'), { isNew: false }, 'after one was retired');
    const other = newTenant();
    const own = await add(other, manual);
    t.match(await add(other, shortened(manual), 'shipped'), { isNew: false, stored: { id: own.stored.id } });
  });

  t.test('adds one of many that come at once', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const added = await Promise.all(Array.from({ length: 6 }, () => add(tenant, manual)));
    t.equal(added.filter(({ isNew }) => isNew).length, 1);
    t.equal(new Set(added.map(({ stored }) => stored.id)).size, 1);
  });

  t.test('finds those of a signature, and a number of others that may be near', async (t) => {
    const tenant = newTenant();
    const platform = `p-${randomUUID()}`;
    const wanted = newManual({ platform });
    const { stored } = await add(tenant, wanted);
    const others: string[] = [];
    for (let at = 0; at < mostNear + 3; at++) {
      const other = await add(tenant, newManual({ platform }));
      others.unshift(other.stored.id);
    }
    const found = ids(await manuals.find(queryOf(tenant, wanted)));
    t.same(found, [stored.id, ...others.slice(0, mostNear)]);
  });

  t.test('finds those that a found one extends, too', async (t) => {
    const tenant = newTenant();
    const wide = newManual({ task: 'apply' });
    const { stored: base } = await add(tenant, wide);
    for (let at = 0; at < mostNear; at++) await add(tenant, newManual({ platform: wide.platform }));
    const company = { level: 'company', company: 'acme', urlPattern: 'https://ats.example/acme/*' } as const;
    const narrow = newManual({ platform: wide.platform, ...company, extends: wide.id });
    const { stored } = await add(tenant, narrow);
    const found = ids(await manuals.find(queryOf(tenant, narrow)));
    t.equal(found[0], stored.id);
    t.equal(found.filter((id) => id === base.id).length, 1);
  });

  t.test('promotes a candidate step by step, and says why', async (t) => {
    const tenant = newTenant();
    const { stored } = await add(tenant, newManual());
    const changes = [];
    for (let round = 0; round < 4; round++) changes.push((await count(tenant, stored.id, 'replayed')).change);
    t.match(changes, [
      { from: 'candidate', to: 'shadow', reason: String },
      null,
      { from: 'shadow', to: 'promoted', reason: '3 replays were verified' },
      null,
    ]);
    t.match(await manuals.get(tenant, stored.id), { state: 'promoted', health: 100 });
  });

  t.test('retires a promoted one that fails again and again, and finds it no more', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const { stored } = await add(tenant, manual);
    for (let round = 0; round < 3; round++) await count(tenant, stored.id, 'replayed');
    let last: StoredManual = stored;
    for (let round = 0; round < 12 && last.state !== 'retired'; round++) {
      last = (await count(tenant, stored.id, 'contradicted')).stored;
    }
    t.match(last, { state: 'retired', health: 29 });
    t.same(await manuals.find(queryOf(tenant, manual)), []);
    t.same(ids(await manuals.list(tenant)), [stored.id], 'it is still there to be looked at');
  });

  t.test('counts each attempt at a job once', async (t) => {
    const tenant = newTenant();
    const { stored } = await add(tenant, newManual());
    const jobId = randomUUID();
    await count(tenant, stored.id, 'contradicted', { jobId });
    t.match(await count(tenant, stored.id, 'replayed', { jobId }), { stored: { health: 50 }, change: null });
    await count(tenant, stored.id, 'replayed', { jobId, attempt: 2 });
    const runs = await manuals.runs(tenant, stored.id);
    t.match(runs, [
      { jobId, attempt: 1, outcome: 'contradicted', failedSteps: ['submit'], detail: 'a "reason"', at: /^\d{4}-.*Z$/ },
      { jobId, attempt: 2, outcome: 'replayed' },
    ]);
  });

  t.test('counts runs that come at once, all of them', async (t) => {
    const tenant = newTenant();
    const { stored } = await add(tenant, newManual());
    const counted = await Promise.all(Array.from({ length: 6 }, () => count(tenant, stored.id, 'replayed')));
    t.equal((await manuals.runs(tenant, stored.id)).length, 6);
    t.equal(counted.filter(({ change }) => change?.to === 'promoted').length, 1);
  });

  t.test('keeps what a person made of a manual as a candidate after it, and overwrites nothing', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const { stored } = await add(tenant, manual);
    for (let round = 0; round < 3; round++) await count(tenant, stored.id, 'replayed');
    const edited = { ...manual, policy: { ...manual.policy, heals: (manual.policy.heals + 1) % 20 } };
    t.match(await manuals.revise(tenant, stored.id, manual), { isNew: false, stored: { id: stored.id } });
    const revised = await manuals.revise(tenant, stored.id, edited);
    t.match(revised, { isNew: true, stored: { version: 2, predecessor: stored.id, state: 'candidate', health: 50 } });
    t.strictSame(revised.stored.manual, edited);
    t.equal(revised.stored.origin, 'person');
    t.match(await manuals.get(tenant, stored.id), { manual, state: 'promoted' });
    await t.rejects(manuals.revise(tenant, stored.id, edited), { code: 'precondition_failed' }, 'version 2 stands');
    const elsewhere = { ...edited, platform: 'elsewhere' };
    await t.rejects(manuals.revise(tenant, revised.stored.id, elsewhere), { code: 'validation_error' });
    await t.rejects(manuals.revise(newTenant(), stored.id, edited), { code: 'not_found' });
  });

  t.test('takes one of many edits of a version that come at once', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const { stored } = await add(tenant, manual);
    const edits = Array.from({ length: 4 }, (_, at) => ({
      ...manual,
      policy: { heals: 1, healMs: at + 1, healUsd: 0 },
    }));
    const ends = await Promise.allSettled(edits.map((edited) => manuals.revise(tenant, stored.id, edited)));
    t.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1);
    t.equal((await manuals.list(tenant)).length, 2);
  });

  t.test('tells the versions of a manual with their moves', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const first = await add(tenant, manual);
    const second = await add(tenant, shortened(manual));
    await add(tenant, newManual({ platform: manual.platform }));
    for (let round = 0; round < 3; round++) await count(tenant, first.stored.id, 'replayed');
    const versions = await manuals.versions(tenant, first.stored.id);
    t.same(
      versions.map(({ stored }) => stored.id),
      [second.stored.id, first.stored.id],
    );
    t.match(versions[1], {
      stored: { state: 'promoted' },
      moves: [
        { from: 'candidate', to: 'shadow', reason: String, by: 'runs', at: /Z$/ },
        { from: 'shadow', to: 'promoted', reason: '3 replays were verified', by: 'runs' },
      ],
    });
    t.same(versions[0]?.moves, []);
    t.strictSame(await manuals.versions(tenant, second.stored.id), versions);
    t.same(await manuals.versions(newTenant(), first.stored.id), []);
  });

  t.test('does what a person decided, with the reason, and undoes nothing of it by itself', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const reason = 'looked at it';
    const { stored: first } = await add(tenant, manual);
    const decide = (id: string, decision: ManualDecision, why = reason) =>
      manuals.decide(tenant, id, { decision, reason: why });
    await t.rejects(decide(first.id, 'rollback'), { code: 'conflict', message: /is candidate/ });
    await t.rejects(decide(first.id, 'promote', ' '), { code: 'validation_error' });
    const promoted = await decide(first.id, 'promote');
    t.match(promoted, [{ stored: { state: 'promoted' }, change: { from: 'candidate', to: 'promoted', reason } }]);
    await t.rejects(decide(first.id, 'promote'), { code: 'conflict', message: /is promoted/ });
    await t.rejects(decide(first.id, 'rollback'), { code: 'conflict', message: /no version before/ });

    const { stored: second } = await add(tenant, shortened(manual));
    await decide(second.id, 'promote');
    const rolled = await decide(second.id, 'rollback', 'misreads a field');
    t.match(rolled, [{ stored: { id: second.id, state: 'retired' }, change: { reason: 'misreads a field' } }]);
    t.same(ids(await manuals.find(queryOf(tenant, manual))), [first.id], 'the version before is used again');
    t.match(await count(tenant, second.id, 'agreed'), { stored: { state: 'retired' }, change: null });
    await t.rejects(decide(second.id, 'promote'), { code: 'conflict', message: /is retired/ });
    const [version] = await manuals.versions(tenant, first.id);
    t.match(version?.moves, [
      { from: 'candidate', to: 'promoted', reason, by: 'person', at: /Z$/ },
      { from: 'promoted', to: 'retired', reason: 'misreads a field', by: 'person' },
    ]);

    const revised = await manuals.revise(tenant, second.id, second.manual);
    t.match(revised, { isNew: true, stored: { version: 3, state: 'candidate' } }, 'a retired one may be put back anew');
    await decide(revised.stored.id, 'promote');
    t.match(await decide(revised.stored.id, 'rollback'), [
      { stored: { id: revised.stored.id, state: 'retired' } },
      { stored: { id: second.id, state: 'shadow' }, change: { from: 'retired', reason: /version 3 was rolled back/ } },
    ]);
    await t.rejects(manuals.decide(newTenant(), first.id, { decision: 'promote', reason }), { code: 'not_found' });
  });

  t.test('rolls back to no manual that would not be used', async (t) => {
    const tenant = newTenant();
    const manual = newManual();
    const { stored: first } = await add(tenant, manual);
    const { stored: second } = await add(tenant, shortened(manual));
    for (let round = 0; round < 4; round++) await count(tenant, first.id, 'contradicted');
    await manuals.decide(tenant, second.id, { decision: 'promote', reason: 'good' });
    const rollback = manuals.decide(tenant, second.id, { decision: 'rollback', reason: 'bad' });
    await t.rejects(rollback, { code: 'conflict', message: /health of 20/ });
    t.match(await manuals.get(tenant, second.id), { state: 'promoted' }, 'it stays as it was');
  });

  t.test('judges by the newest runs only', async (t) => {
    const tenant = newTenant();
    const { stored } = await add(tenant, newManual());
    for (let round = 0; round < 5; round++) await count(tenant, stored.id, 'contradicted');
    for (let round = 0; round < healthWindow; round++) await count(tenant, stored.id, 'agreed');
    t.match(await manuals.get(tenant, stored.id), { health: 100, state: 'candidate' });
    t.equal((await manuals.runs(tenant, stored.id)).length, healthWindow);
  });
}
