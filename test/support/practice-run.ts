import type { HumanPort } from '@valet/core';
import { createPracticeServer, type PostingKey, type PracticeServer } from '@valet/practice';
import type { PracticeFaults, PracticeSubmission } from '@valet/schemas';
import createTier from '@valet/tier-local';
import type { Test } from 'tap';
import { createEngine, type Engine, runsAtOnce } from './engine.ts';

/** The practice sites, a browser, and engines that start with an empty ledger. */
export interface PracticeRun {
  readonly practice: PracticeServer;
  /** Key and address of the posting whose title holds the text. */
  posting(title: string): PostingKey & { url: string };
  accepted(key: PostingKey): readonly PracticeSubmission[];
  fresh(human?: HumanPort): Engine;
  /** Forgets what was received, patches the posting's faults for the work, and puts them back. */
  withFaults<T>(key: PostingKey, patch: Partial<PracticeFaults>, work: () => Promise<T>): Promise<T>;
}

/**
 * Starts a browser for a file, whose tests then run at once. Returns what opens practice sites for one of its tests, so that none
 * sees what another one's sites received; they end with that test.
 */
export function startPracticeRuns(t: Test): (t: Test) => Promise<PracticeRun> {
  const tier = createTier({});
  const artifactFolder = t.testdir({});
  t.jobs = runsAtOnce;
  t.teardown(() => tier.close());
  return async (t) => {
    const practice = await createPracticeServer({ port: 0 });
    t.teardown(() => practice.close());
    return {
      practice,
      posting(title) {
        const found = practice.postings.find((entry) => entry.title.toLowerCase().includes(title.toLowerCase()));
        if (!found) throw new Error(`no practice posting "${title}"`);
        return { board: found.board, job: found.job, url: found.url };
      },
      accepted: ({ board, job }) => practice.submissions({ board, job, outcome: 'accepted' }),
      fresh: (human) => createEngine({ artifactFolder, tier, ...(human && { human }) }),
      async withFaults(key, patch, work) {
        practice.clearRecords();
        practice.setFault(key, patch);
        try {
          return await work();
        } finally {
          practice.resetFaults();
        }
      },
    };
  };
}

/** A person who answers each asked question as told, and approves. */
export function answeringHuman(answers: Readonly<Record<string, string>>, asked: string[] = []): HumanPort {
  return {
    async ask({ type, questions }) {
      asked.push(type);
      const known = (questions ?? []).flatMap((question) => {
        const found = Object.entries(answers).find(([part]) => question.toLowerCase().includes(part.toLowerCase()));
        return found ? [[question, found[1]] as const] : [];
      });
      return type === 'question'
        ? { resolvedBy: 'tester', answers: Object.fromEntries(known) }
        : { resolvedBy: 'tester', approved: true };
    },
  };
}
