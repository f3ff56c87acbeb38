import type { Field, ManualPolicy } from '@valet/schemas';
import { isSensitive } from '../answer/sensitivity.ts';
import type { Clock } from '../clock.ts';
import { mayTellModel } from '../explore/may-ask-model.ts';
import { isFieldStep } from './each-step.ts';
import type { LivePage } from './follow-page.ts';
import type { HealAdvisor, HealQuestion } from './heal-advisor.ts';
import { type Heal, healOf, stepsFor } from './heal-field.ts';

/** Whom a run may ask, and what it has spent on that so far. */
export interface AdviceDesk {
  readonly advisor: HealAdvisor;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  spentMs: number;
  spentUsd: number;
}

/**
 * The last rung: asks which of the steps that bring what the rules read the field as asking for was recorded on it. An answer
 * can only choose among these, so that a wrong one brings no other field's value. Null where nobody may be asked, the manual's time or
 * money for it is spent, or the answer names no step that was asked about.
 */
export async function adviseHeal(
  field: Field,
  live: LivePage,
  { taken, desk, policy }: { taken: ReadonlySet<string>; desk: AdviceDesk | null; policy: ManualPolicy },
): Promise<Heal | null> {
  if (!mayTellModel(field)) return null;
  const steps = stepsFor(field, live, taken).filter(
    ({ onFail, label, section = '', value }) =>
      onFail === 'heal' && !isSensitive({ label, section, sensitive: false }, value ?? null),
  );
  const leftMs = policy.healMs - (desk?.spentMs ?? 0);
  const leftUsd = policy.healUsd - (desk?.spentUsd ?? 0);
  if (!desk || steps.length === 0 || leftMs <= 0 || leftUsd <= 0) return null;
  const { label, section, kind, options } = field;
  const question: HealQuestion = {
    field: { label, section, kind, options: options.map((option) => option.label) },
    steps: steps.map((step) => ({
      id: step.id,
      intention: step.intention,
      label: step.label,
      section: step.section ?? '',
    })),
  };
  const stepId = await ask(desk, question, { leftMs, leftUsd });
  const step = live.page.steps
    .filter(isFieldStep)
    .find(({ id }) => id === stepId && steps.some((one) => one.id === id));
  return step ? healOf(step, field, { live, rung: 'advice' }) : null;
}

async function ask(
  desk: AdviceDesk,
  question: HealQuestion,
  { leftMs, leftUsd }: { leftMs: number; leftUsd: number },
): Promise<string | null> {
  const { advisor, clock, signal } = desk;
  const startedAt = clock.now();
  const over = new AbortController();
  const answered = advisor.advise(question, { usd: leftUsd, signal: AbortSignal.any([signal, over.signal]) });
  const late = clock.wait(leftMs, over.signal).then(() => null);
  try {
    const advice = await Promise.race([answered, late]);
    desk.spentUsd += advice?.usd ?? leftUsd; // what never came may have cost all of it
    return advice?.stepId ?? null;
  } catch {
    return null; // the field is explored instead
  } finally {
    desk.spentMs += clock.now() - startedAt;
    over.abort();
    answered.catch(() => undefined);
    late.catch(() => undefined);
  }
}
