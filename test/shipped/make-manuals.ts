import { createMemoryManuals, systemClock, type TierPlugin } from '@valet/core';
import { createPracticeServer, loadScenarios } from '@valet/practice';
import type { Manual } from '@valet/schemas';
import { atCompany } from '../support/at-company.ts';
import { createEngine } from '../support/engine.ts';

/** Titles of the practice postings whose manuals ship, with the file of each. */
export const shippedFiles: Readonly<Record<string, string>> = {
  'Frontend Engineer': './practice/greenhouse-short.json',
  'Station Host': './practice/greenhouse-menus.json',
  'Senior Platform Engineer': './practice/greenhouse-long.json',
};

const companies = ['copperlamp', 'ninewells', 'oldharbour'];

/** Where a manual is made. */
export interface MakeOptions {
  readonly tier: TierPlugin;
  readonly artifactFolder: string;
  /** False: it is not replayed at other companies, and so not promoted. */
  readonly isProven?: boolean;
}

/**
 * Makes the manual of a practice posting as every run does: the first application explores and leaves it, the next ones,
 * at other companies, replay it until it is promoted. Throws where a run is not verified or the manual is not promoted.
 */
export async function makeManual(
  title: string,
  { tier, artifactFolder, isProven = true }: MakeOptions,
): Promise<Manual> {
  const scenario = (await loadScenarios()).find(({ posting }) => posting.title === title);
  if (!scenario) throw new Error(`no practice posting "${title}"`);
  const scenarios = [scenario, ...(isProven ? companies : []).map((token, at) => atCompany(scenario, token, at + 1))];
  const practice = await createPracticeServer({ port: 0, scenarios });
  try {
    const manuals = createMemoryManuals(systemClock);
    for (const { url } of practice.postings) {
      const { report } = await createEngine({ artifactFolder, tier, manuals }).apply(url);
      if (report.verdict !== 'submitted_verified') throw new Error(`${title}: ${JSON.stringify(report.error)}`);
    }
    const [stored, ...more] = await manuals.list('default');
    if (stored?.state === (isProven ? 'promoted' : 'candidate') && more.length === 0) return stored.manual;
    throw new Error(`${title}: the manual is ${stored?.state}, beside ${more.length} others`);
  } finally {
    await practice.close();
  }
}
