// A whole application: through the host's API to its verdict, and by a bare script to the page's thanks.
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FillOrder } from '@valet/core';
import type { JobStatusResponse } from '@valet/schemas';
import type { Browser } from 'playwright-core';
import { sampleApplication, sampleFolder, sampleProfile } from '../support/engine.ts';
import { awaitEnd, type HostProcess, postJob, startHostProcess } from '../support/host-process.ts';
import { codegen } from './fill-contender.ts';

/** A host with the sample résumé in its artifacts. */
export async function startBenchHost(folder: string): Promise<HostProcess> {
  const dataDir = path.join(folder, 'data');
  mkdirSync(path.join(dataDir, 'artifacts'), { recursive: true });
  for (const file of ['resume.pdf', 'cover-letter.pdf']) {
    copyFileSync(path.join(sampleFolder, file), path.join(dataDir, 'artifacts', file));
  }
  return startHostProcess({ dataDir, killFile: path.join(folder, 'kill') });
}

/** Posts an application of somebody new and waits for its end; throws where it was not verified. */
export async function applyByHost(
  host: HostProcess,
  { url, execution }: { url: string; execution: 'auto' | 'ai_only' },
): Promise<JobStatusResponse> {
  const person = randomUUID();
  const jobId = await postJob(host.url, {
    valet_task_id: person,
    valet_user_id: person,
    target_url: url,
    profile: { ...sampleProfile, email: `robin.${person}@example.com` },
    qa_answers: sampleApplication.qa_answers,
    resume: { storage_path: 'resume.pdf' },
    cover_letter: { storage_path: 'cover-letter.pdf' },
    execution_mode: execution,
  });
  const status = await awaitEnd(() => host.url, jobId);
  if (status.status !== 'completed') throw new Error(`the job ended ${status.status}: ${JSON.stringify(status.error)}`);
  return status;
}

/** The script that a person would write for this form: no intent, no evidence, no events. */
export async function applyByScript(
  browser: Browser,
  { url, orders, twins }: { url: string; orders: readonly FillOrder[]; twins: ReadonlySet<string> },
): Promise<void> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await codegen({ page, twins, agent: undefined as never }, orders);
    await page.getByRole('button', { name: 'Submit application' }).click();
    await page.locator('.confirmation__content').waitFor();
  } finally {
    await context.close();
  }
}
