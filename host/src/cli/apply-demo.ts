import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ValetError } from '@valet/core';
import type { PracticeSubmission } from '@valet/schemas';
import { type ApplyOptions, readApplyInput } from './apply-input.ts';
import { type Interrupt, interruptible } from './interrupt.ts';
import { openPracticeSite } from './practice-site.ts';
import { type ComparedField, compareRecord, recordedView } from './recorded-view.ts';
import { runLocally } from './run-locally.ts';
import { showOutcome } from './show-outcome.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** The practice posting with the longest form. */
const longestPosting = { board: 'tinkettle', job: '4100102' };

interface ListedPosting {
  readonly board: string;
  readonly job: string;
  readonly company: string;
  readonly title: string;
  readonly url: string;
}

/**
 * Applies to the longest practice posting with the sample candidate, in a store that is thrown away, and shows what the
 * site recorded beside what was sent. Returns 0 only when the run is verified and the record is equal.
 */
export async function runDemo({
  json = false,
  headed = false,
  dryRun = false,
  review = false,
}: ApplyOptions): Promise<number> {
  const terminal = openTerminal({ json });
  const folder = await mkdtemp(path.join(tmpdir(), 'valet-demo-'));
  terminal.show(`\n  ${terminal.colors.dim('Starting the practice sites')}`);
  return interruptible(async (interrupt) => {
    const opened = new AsyncDisposableStack();
    opened.defer(() => rm(path.join(folder, 'data', 'db'), { recursive: true, force: true }));
    try {
      return await applyToPractice(interrupt, { opened, folder, terminal, json, headed, dryRun, review });
    } finally {
      await opened.disposeAsync();
    }
  });
}

interface Demo {
  /** What is closed after the demo. */
  readonly opened: AsyncDisposableStack;
  readonly folder: string;
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly headed: boolean;
  readonly dryRun: boolean;
  readonly review: boolean;
}

async function applyToPractice(
  interrupt: Interrupt,
  { opened, folder, terminal, json, headed, dryRun, review }: Demo,
): Promise<number> {
  const site = opened.adopt(await openPracticeSite({ records: path.join(folder, 'records') }), (one) => one.close());
  const posting = await findPosting(site.url);
  const input = await readApplyInput(posting.url, sampleFiles());
  introduce(posting, terminal);
  const mode = review ? 'copilot' : 'autopilot';
  const outcome = await runLocally(
    { ...input, mode, dryRun, headed, dataDir: path.join(folder, 'data') },
    { terminal, signal: interrupt.signal },
  );
  const record = outcome.kind === 'ended' ? await readRecord(site.url, posting) : [];
  const compared = outcome.kind === 'ended' && record[0] ? compareRecord(outcome.report.answers, record[0]) : [];
  const exitCode = showOutcome(outcome, {
    terminal,
    json,
    interruptedCode: interrupt.exitCode() ?? 130,
    answersShown: review,
    between: recordText(record, compared, terminal),
  });
  const isTrue = record.length === (dryRun ? 0 : 1) && compared.every(({ isSame }) => isSame);
  return exitCode === 0 && !isTrue ? 1 : exitCode;
}

function sampleFiles() {
  const sample = (name: string) => fileURLToPath(new URL(`../../sample/${name}`, import.meta.url));
  return {
    profile: sample('candidate.json'),
    answers: sample('answers.json'),
    resume: sample('resume.pdf'),
    coverLetter: sample('cover-letter.pdf'),
  };
}

async function findPosting(siteUrl: string): Promise<ListedPosting> {
  const { postings } = await readJson<{ postings: readonly ListedPosting[] }>(`${siteUrl}/__practice/postings`);
  const posting = postings.find(({ board, job }) => board === longestPosting.board && job === longestPosting.job);
  if (!posting) throw new ValetError('internal_error', `The practice sites have no posting ${longestPosting.job}.`);
  return posting;
}

async function readJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new ValetError('internal_error', `${url} answered ${response.status}.`);
  return (await response.json()) as T;
}

function introduce({ title, company, url }: ListedPosting, { colors, show }: Terminal): void {
  show(`\n  ${colors.bold(`Robin Sample applies: ${title}, ${company}`)}`);
  show(`  ${colors.dim(url)}`);
  show(`  ${colors.dim('a practice site on this machine: no employer is bothered')}\n`);
}

/** Everything that the posting received. */
async function readRecord(siteUrl: string, { board, job }: ListedPosting): Promise<readonly PracticeSubmission[]> {
  const url = `${siteUrl}/__practice/submissions?board=${board}&job=${job}`;
  return (await readJson<{ submissions: readonly PracticeSubmission[] }>(url)).submissions;
}

function recordText(
  record: readonly PracticeSubmission[],
  compared: readonly ComparedField[],
  terminal: Terminal,
): string {
  const head = `  ${terminal.colors.bold('What the site recorded')}`;
  if (record.length === 1) return `${head}\n\n${recordedView(compared, terminal)}`;
  return `${head}: ${record.length === 0 ? 'nothing' : `${record.length} applications`}`;
}
