import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkShape, formatShapeErrors, type PracticeScenario } from '@valet/schemas';

const folder = path.join(import.meta.dirname, 'scenarios');

/** Checks one document against `practice-scenario.schema.json`; `name` says in the error which it was. */
export function parseScenario(name: string, document: unknown): PracticeScenario {
  const check = checkShape<PracticeScenario>('practice-scenario.schema.json', document);
  if (check.ok) return check.value;
  throw new Error(`Scenario ${name} is not valid:\n${formatShapeErrors(check.errors)}`);
}

/** The scenarios that come with the package, in the order of their postings' ids. */
export async function loadScenarios(): Promise<PracticeScenario[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const scenarios = await Promise.all(
    names.map(async (name) => parseScenario(name, JSON.parse(await readFile(path.join(folder, name), 'utf8')))),
  );
  return scenarios.sort((a, b) => Number(a.posting.id) - Number(b.posting.id));
}
