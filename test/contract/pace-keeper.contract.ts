import { randomUUID } from 'node:crypto';
import type { PaceKeeper, PaceLimits } from '@valet/core';
import type { Test } from 'tap';
import type { FakeClock } from '../support/fake-clock.ts';

/** A pace keeper under test. */
export interface PaceSubject {
  readonly pace: PaceKeeper;
  readonly clock: FakeClock;
}

const limits = (change: Partial<PaceLimits>): PaceLimits => ({ minGapMs: 0, jitter: 0, perHour: null, ...change });

/** What every {@link PaceKeeper} must do. */
export function paceKeeperContract(t: Test, { pace, clock }: PaceSubject): void {
  const newPlatform = () => `p-${randomUUID().slice(0, 8)}`;

  t.test('lets the first application of a platform start, and the next one after the gap', async (t) => {
    const claim = { platform: newPlatform(), limits: limits({ minGapMs: 60_000 }) };
    t.same(await pace.start(claim), { waitMs: 0, reason: null });
    clock.pass(20_000);
    t.same(await pace.start(claim), { waitMs: 40_000, reason: 'gap' });
    t.same(await pace.start(claim), { waitMs: 40_000, reason: 'gap' }, 'asking starts nothing');
    clock.pass(40_000);
    t.same(await pace.start(claim), { waitMs: 0, reason: null });
  });

  t.test('adds a random share to the gap', async (t) => {
    const claim = { platform: newPlatform(), limits: limits({ minGapMs: 60_000, jitter: 0.4 }) };
    await pace.start(claim);
    const { waitMs, reason } = await pace.start(claim);
    t.equal(reason, 'gap');
    t.ok(waitMs >= 60_000 && waitMs <= 84_000, `${waitMs} ms`);
  });

  t.test('lets so many start within any hour', async (t) => {
    const claim = { platform: newPlatform(), limits: limits({ perHour: 2 }) };
    t.same(await pace.start(claim), { waitMs: 0, reason: null });
    clock.pass(600_000);
    t.same(await pace.start(claim), { waitMs: 0, reason: null });
    clock.pass(600_000);
    t.same(await pace.start(claim), { waitMs: 2_400_000, reason: 'hour' });
    clock.pass(2_400_000);
    t.same(await pace.start(claim), { waitMs: 0, reason: null });
    t.same(await pace.start(claim), { waitMs: 600_000, reason: 'hour' });
  });

  t.test('keeps platforms apart', async (t) => {
    const gap = limits({ minGapMs: 60_000 });
    await pace.start({ platform: newPlatform(), limits: gap });
    t.same(await pace.start({ platform: newPlatform(), limits: gap }), { waitMs: 0, reason: null });
  });

  t.test('lets one of many start that ask at once', async (t) => {
    const claim = { platform: newPlatform(), limits: limits({ minGapMs: 60_000 }) };
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => pace.start(claim)));
    t.equal(verdicts.filter(({ waitMs }) => waitMs === 0).length, 1);
  });
}
