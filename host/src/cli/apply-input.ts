import { createFolderDocuments } from '@valet/core';
import type { Application } from '@valet/schemas';
import { readAnswers, readProfile, readUrl } from './read-input.ts';

/** Options of `valet apply`, as commander gives them. */
export interface ApplyOptions {
  readonly profile?: string;
  readonly resume?: string;
  readonly coverLetter?: string;
  readonly answers?: string;
  readonly review?: boolean;
  readonly autopilot?: boolean;
  readonly dryRun?: boolean;
  readonly headed?: boolean;
  readonly json?: boolean;
  readonly platform?: string;
  readonly data?: string;
  readonly demo?: boolean;
}

/** What is applied for and with, checked. */
export interface ApplyInput {
  readonly url: string;
  readonly application: Application;
}

/** Reads and checks everything that was named, before anything is started. Errors: `invalid_url`, `file_not_found`, `validation_error`. */
export async function readApplyInput(
  url: string,
  { profile, resume, coverLetter, answers }: ApplyOptions & { readonly profile: string },
): Promise<ApplyInput> {
  const checkedUrl = readUrl(url);
  const application: Application = { profile: await readProfile(profile) };
  if (answers !== undefined) application.qa_answers = await readAnswers(answers);
  if (resume !== undefined) application.resume = await findDocument(resume);
  if (coverLetter !== undefined) application.cover_letter = await findDocument(coverLetter);
  return { url: checkedUrl, application };
}

async function findDocument(file: string): Promise<{ storage_path: string }> {
  const { path } = await createFolderDocuments(process.cwd(), { confined: false }).open(file);
  return { storage_path: path };
}
