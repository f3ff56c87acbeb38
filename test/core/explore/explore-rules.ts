import {
  type Choice,
  createFolderDocuments,
  type Explored,
  type ModelPort,
  type ModelRequest,
  ValetError,
} from '@valet/core';
import { explorePage, matchFields, resolveAnswers } from '@valet/core/engine';
import type { Answer, Application, Field, Form, RunEvent } from '@valet/schemas';
import { makeField } from '../../support/make-field.ts';
import { lettersOf } from '../../support/model/open-models.ts';

/** What a page became: its answers, the request that reached the model, what was told, and the plan. */
export interface ExploredPage {
  readonly answers: readonly Answer[];
  readonly requests: readonly ModelRequest[];
  readonly events: readonly RunEvent[];
  readonly explored: Explored;
  answer(label: string): Answer | undefined;
}

/** What a test's model says of a field; `basis` by key. */
export type Saying = Partial<Omit<Choice, 'basis'>> & { readonly basis?: readonly string[] };

/** What a test's model says: entries by label, the rest of a choice filled in. */
export type Sayings = (request: ModelRequest) => readonly Saying[] | ValetError;

const usage = { inputTokens: 100, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 20 };

/** Rules, then a model that says this, then the answers: the way of a run, without a browser. */
export async function exploreFields(
  fields: readonly Partial<Field>[],
  application: Application,
  says: Sayings,
): Promise<ExploredPage> {
  const form = makeForm(fields);
  const documents = createFolderDocuments('.', { confined: false });
  const plan = matchFields(form);
  const ruled = await resolveAnswers(plan, application, { documents });
  const requests: ModelRequest[] = [];
  const events: RunEvent[] = [];
  const models: ModelPort = {
    async ask(request) {
      requests.push(request);
      const said = says(request);
      if (said instanceof ValetError) throw said;
      const blank: Choice = { field: '', use: 'key', value: '', basis: '', confidence: 0.99 };
      const answers = said.map((one) => ({ ...blank, ...one, basis: lettersOf(pageText(request), one.basis ?? []) }));
      return { value: { answers }, provider: 'test', model: 'test', usage, usd: 0.001, isCached: false };
    },
  };
  const desk = {
    models,
    scope: { tenant: 'default', userId: null, jobId: 'job' },
    signal: new AbortController().signal,
    tell: async (event: RunEvent) => void events.push(event),
  };
  const page = { title: form.title, plan, answers: ruled.answers, application };
  const explored = await explorePage(desk, page);
  const { answers } = await resolveAnswers(explored.plan, application, { documents, model: explored.modelAnswers });
  return { answers, requests, events, explored, answer: (label) => answers.find((one) => one.label === label) };
}

/** The text that a request shows of the page. */
export function pageText({ content }: ModelRequest): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
}

/** The name that a request gives to the field with this label. */
export function nameOf(request: ModelRequest, label: string): string {
  const line = pageText(request)
    .split('\n')
    .find((one) => /^f\d+ /.test(one) && one.includes(JSON.stringify(label)));
  return line?.split(' ')[0] ?? 'none';
}

function makeForm(fields: readonly Partial<Field>[]): Form {
  return {
    url: 'https://jobs.example.test/apply',
    title: 'Apply: Sensor Engineer at Tidewatch',
    signature: 'test',
    fields: fields.map((field, at) => makeField({ id: `field-${at}`, ...field })),
    buttons: [],
    errors: [],
  } as Form;
}

/** Options by their labels. */
export function options(...labels: readonly string[]) {
  return labels.map((label) => ({ label }));
}
