import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { PracticeRequestCount, PracticeSubmission } from '@valet/schemas';
import { isSelected, keyOf, type PostingFilter, type PostingKey } from './posting-key.ts';

/** Selects submissions; `outcome` is `accepted` or `refused:<why>`. */
export type SubmissionFilter = PostingFilter & { outcome?: string };

/** What the sites received. */
export interface Ledger {
  /** Counts a submit request at its arrival, before anything else happens to it. */
  countRequest(key: PostingKey): void;
  /** Notes at once, before the record is written, that this person's application is taken. */
  noteApplicant(key: PostingKey, email: string): void;
  /** True when an application with this mail address was taken on the posting; case does not matter. */
  hasApplied(key: PostingKey, email: string): boolean;
  /** Resolves when the submission is in memory and, where there is a folder, safely on disk. */
  record(submission: PracticeSubmission): Promise<void>;
  submissions(filter?: SubmissionFilter): PracticeSubmission[];
  requests(filter?: PostingFilter): PracticeRequestCount[];
  /** Forgets what is in memory; files stay. */
  clear(): void;
}

/** Makes an empty ledger; with `recordsDir`, each submission also becomes one JSON file there. */
export function createLedger({ recordsDir }: { recordsDir?: string | undefined }): Ledger {
  let submissions: PracticeSubmission[] = [];
  const applicants = new Set<string>();
  const counts = new Map<string, PracticeRequestCount>();
  return {
    countRequest(key) {
      const count = counts.get(keyOf(key)) ?? { board: key.board, job: key.job, received: 0 };
      count.received += 1;
      counts.set(keyOf(key), count);
    },
    noteApplicant: (key, email) => applicants.add(personOf(key, email)),
    hasApplied: (key, email) => applicants.has(personOf(key, email)),
    async record(submission) {
      if (recordsDir !== undefined) await writeDurably(recordsDir, submission);
      submissions.push(submission);
    },
    submissions({ outcome, ...filter } = {}) {
      return submissions.filter(
        (entry) => isSelected(entry, filter) && (outcome === undefined || entry.outcome === outcome),
      );
    },
    requests(filter = {}) {
      return [...counts.values()].filter((count) => isSelected(count, filter)).map((count) => ({ ...count }));
    },
    clear() {
      submissions = [];
      counts.clear();
      applicants.clear();
    },
  };
}

function personOf(key: PostingKey, email: string): string {
  return `${keyOf(key)} ${email.toLowerCase()}`;
}

/** A half-written file never has its final name; file and folder are synced before the caller goes on. */
async function writeDurably(recordsDir: string, submission: PracticeSubmission): Promise<void> {
  await mkdir(recordsDir, { recursive: true });
  const { receivedAt, board, job, id } = submission;
  const file = path.join(recordsDir, `${receivedAt.replaceAll(':', '-')}-${board}-${job}-${id}.json`);
  const handle = await open(`${file}.part`, 'wx');
  try {
    await handle.writeFile(`${JSON.stringify(submission, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
  const folder = await open(recordsDir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
