// Whether the reader knows where it stands in LinkedIn's Easy Apply dialog: step, primary action, validation state.
// Usage: npm run bench:linkedin -- [--data <folder>] [--verbose]
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasErrors, primaryAction } from '@valet/core';
import { readForm } from '@valet/core/engine';
import type { Form } from '@valet/schemas';
import { startBrowser } from '../plugins/open-agent.ts';
import { finish, metric, table } from './report.ts';
import { withSavedPage } from './saved-page.ts';

/** One dialog of `linkedin-easyapply/labels.json`. */
interface LabelledDialog {
  readonly file: string;
  readonly step_label: string;
  readonly primary_action: 'next' | 'review' | 'submit';
  readonly action_disabled: boolean;
  readonly has_validation_errors: boolean;
}

const { values } = parseArgs({ options: { data: { type: 'string' }, verbose: { type: 'boolean', default: false } } });
const data = path.resolve(values.data ?? path.join(import.meta.dirname, '../../../shared/data'));
const folder = path.join(data, 'linkedin-easyapply');
if (!existsSync(path.join(folder, 'labels.json'))) {
  console.error(
    `No labelled dialogs: ${path.join(folder, 'labels.json')} is missing. Name the folder that holds linkedin-easyapply with --data.`,
  );
  process.exit(2);
}

/** What is compared: the label's word and the reader's. */
const questions: readonly (readonly [string, (label: LabelledDialog) => unknown, (form: Form) => unknown])[] = [
  ['step label', ({ step_label }) => step_label, ({ progress }) => progress?.label],
  ['primary action', ({ primary_action }) => primary_action, (form) => primaryAction(form)?.role],
  ['disabled or not', ({ action_disabled }) => action_disabled, (form) => primaryAction(form)?.disabled],
  ['validation state', ({ has_validation_errors }) => has_validation_errors, hasErrors],
];

const dialogs: LabelledDialog[] = JSON.parse(await readFile(path.join(folder, 'labels.json'), 'utf8'));
const right = new Map(questions.map(([name]) => [name, 0]));
const misses: string[] = [];
let percents = 0;
const browser = await startBrowser();
try {
  for (const dialog of dialogs) {
    const form = await withSavedPage(browser, path.join(folder, 'html', dialog.file), (agent) => readForm(agent));
    if (form.progress?.percent !== undefined) percents += 1;
    for (const [name, wanted, read] of questions) {
      if (wanted(dialog) === read(form)) right.set(name, (right.get(name) ?? 0) + 1);
      else misses.push(`${dialog.file}: ${name}: ${wanted(dialog)}, read as ${read(form)}`);
    }
  }
} finally {
  await browser.close();
}
console.log(table([['what', 'dialogs', 'right'], ...[...right].map(([name, count]) => [name, dialogs.length, count])]));
console.log(`\nprogress in percent read on ${percents} of ${dialogs.length} dialogs`);
if (values.verbose) for (const line of misses) console.log(`miss: ${line}`);
finish({
  name: 'linkedin',
  seed: null,
  rounds: 1,
  metrics: [...right].map(([name, count]) =>
    metric({ name, value: count / dialogs.length, unit: '', op: '>=', target: 0.97 }),
  ),
});
