import type { Answer } from '@valet/schemas';
import type { BudgetRefusal } from '../budget/budget-ledger.ts';
import { describeRefusal } from '../budget/budget-refusal.ts';
import type { Obstacle } from '../obstacle/detect-obstacle.ts';

/** What the gates look at. */
export interface GateInput {
  readonly answers: readonly Answer[];
  /** The candidate has a résumé to send. */
  readonly hasResume: boolean;
  /** What the page shows right before the submit. */
  readonly obstacle: Obstacle | null;
  /** The platform's pace let this run start. */
  readonly isPaced: boolean;
  /** Budgets that refused a call of a model during the run. */
  readonly refusals: readonly BudgetRefusal[];
}

/** A gate: null when it opens, else why not. */
export interface QualityGate {
  readonly name: string;
  check(input: GateInput): string | null;
}

/** Below this no answer is sent without a person (Architecture §6.7). */
export const leastConfidence = 0.7;

const list = (answers: readonly Answer[]) => answers.map(({ label }) => `"${label}"`).join(', ');

/** Whether the page wants to know if a person is there. */
export function asksPerson({ kind }: Pick<Obstacle, 'kind'>): boolean {
  return kind === 'captcha' || kind === 'bot_check';
}

const isTooOften = (obstacle: Obstacle | null) => obstacle?.kind === 'rate_limit';

function describeRefusals(refusals: readonly BudgetRefusal[]): string | null {
  return refusals.length > 0 ? refusals.map(describeRefusal).join('; ') : null;
}

/** The gates that an autopilot run passes before it submits (Architecture §6.7). */
export const qualityGates: readonly QualityGate[] = [
  {
    name: 'required_filled',
    check({ answers }) {
      const open = answers.filter(({ required, outcome }) => required && outcome === 'unfilled');
      return open.length > 0 ? `required fields could not be filled: ${list(open)}` : null;
    },
  },
  {
    name: 'confidence',
    check({ answers }) {
      const weak = answers.filter(({ outcome, confidence }) => outcome === 'filled' && confidence < leastConfidence);
      return weak.length > 0 ? `answers below confidence ${leastConfidence}: ${list(weak)}` : null;
    },
  },
  {
    name: 'resume_uploaded',
    check({ answers, hasResume }) {
      const missing = answers.filter(
        ({ ref, outcome }) => hasResume && ref !== null && 'ref' in ref && ref.ref === 'resume' && outcome !== 'filled',
      );
      return missing.length > 0 ? `the résumé is not attached: ${list(missing)}` : null;
    },
  },
  {
    name: 'questions_answered',
    check({ answers }) {
      const open = answers.filter(({ outcome }) => outcome === 'unanswered');
      return open.length > 0 ? `required questions without an answer: ${list(open)}` : null;
    },
  },
  {
    name: 'nothing_optional_broken',
    check({ answers }) {
      const open = answers.filter(({ required, outcome }) => !required && outcome === 'unfilled');
      return open.length > 0 ? `answers that the form did not take: ${list(open)}` : null;
    },
  },
  {
    name: 'no_captcha',
    check: ({ obstacle }) => (obstacle && asksPerson(obstacle) ? `${obstacle.kind}: ${obstacle.detail}` : null),
  },
  {
    name: 'no_obstacle',
    check: ({ obstacle }) =>
      obstacle && !asksPerson(obstacle) && !isTooOften(obstacle) ? `${obstacle.kind}: ${obstacle.detail}` : null,
  },
  {
    name: 'platform_rate',
    check({ isPaced, obstacle }) {
      if (!isPaced) return "the platform's pace did not let this application start";
      return isTooOften(obstacle) ? `the site says that it is asked too often: ${obstacle?.detail}` : null;
    },
  },
  {
    name: 'application_budget',
    check: ({ refusals }) => describeRefusals(refusals.filter(({ limit }) => limit === 'application')),
  },
  {
    name: 'user_budget',
    check: ({ refusals }) => describeRefusals(refusals.filter(({ limit }) => limit !== 'application')),
  },
];

/** The reasons why the gates stay shut, each with its gate's name; empty when all open. */
export function checkGates(input: GateInput): readonly string[] {
  return qualityGates.flatMap(({ name, check }) => {
    const reason = check(input);
    return reason === null ? [] : [`${name}: ${reason}`];
  });
}
