import type { Answer } from '@valet/schemas';
import type { Obstacle } from '../obstacle/detect-obstacle.ts';

/** What the gates look at. */
export interface GateInput {
  readonly answers: readonly Answer[];
  /** The candidate has a résumé to send. */
  readonly hasResume: boolean;
  /** What the page shows right before the submit. */
  readonly obstacle: Obstacle | null;
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
function asksPerson({ kind }: Obstacle): boolean {
  return kind === 'captcha' || kind === 'bot_check';
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
    check: ({ obstacle }) => (obstacle && !asksPerson(obstacle) ? `${obstacle.kind}: ${obstacle.detail}` : null),
  },
];

/** The reasons why the gates stay shut, each with its gate's name; empty when all open. */
export function checkGates(input: GateInput): readonly string[] {
  return qualityGates.flatMap(({ name, check }) => {
    const reason = check(input);
    return reason === null ? [] : [`${name}: ${reason}`];
  });
}
