import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FillOrder, FillValue } from '@valet/core';
import { readForm } from '@valet/core/engine';
import {
  type PracticeServer,
  type WidgetCase,
  type WidgetKind,
  type WidgetScene,
  type WidgetValue,
  widgetKinds,
} from '@valet/practice';
import type { Field } from '@valet/schemas';
import type { Browser } from 'playwright-core';
import type { Test } from 'tap';
import { shuffled } from '../bench/report.ts';
import { type OpenedAgent, openAgent } from '../plugins/open-agent.ts';

/** One fill of a widget: what the page shows, what is ordered, and what the page must hold then. */
export interface WidgetTask {
  readonly given: WidgetCase;
  readonly value: FillValue;
  readonly expected: WidgetValue;
}

/** A page of one kind of widget that is drawn again and again. */
export interface WidgetBench extends OpenedAgent {
  /** Draws one widget for each task, reads the page, and makes the orders; throws when it is not read as these fields. */
  draw(tasks: readonly WidgetTask[], delaysMs: readonly number[]): Promise<readonly FillOrder[]>;
  /** What each task's widget holds, once all that the page has begun is over. */
  held(tasks: readonly WidgetTask[]): Promise<readonly WidgetValue[]>;
}

/** Which page to open, in which browser. */
export interface WidgetPage {
  readonly browser: Browser;
  readonly practice: PracticeServer;
  readonly kind: WidgetKind;
  /** Longest time for one press or keystroke of the agent. */
  readonly actionTimeoutMs?: number;
}

/** Opens the page of one widget; it closes with the test. */
export async function openWidget(
  { browser, practice, kind, ...limits }: WidgetPage,
  test: Pick<Test, 'teardown'>,
): Promise<WidgetBench> {
  const opened = await openAgent(browser, test, limits);
  const { page, agent } = opened;
  await page.goto(practice.widgetUrl(kind));
  await page.waitForFunction(() => window.__practiceWidget !== undefined);
  return {
    ...opened,
    async draw(tasks, delaysMs) {
      const scene: WidgetScene = { cases: tasks.map(({ given }) => given), delaysMs };
      await page.evaluate((shown) => window.__practiceWidget?.mount(shown), scene);
      const { fields } = await readForm(agent);
      return tasks.map(({ given, value }, index) => {
        const field = fields[index];
        if (fields.length === tasks.length && field?.label === given.label) return { field, value };
        throw new Error(`${kind}: "${given.label}" is read as ${fields.map(describe).join(', ') || 'nothing'}`);
      });
    },
    async held(tasks) {
      const state = await page.evaluate(async () => {
        await window.__practiceWidget?.idle();
        await new Promise((resolve) => setTimeout(resolve));
        return window.__practiceState?.() ?? {};
      });
      return tasks.map(({ given: { label } }) => (state[label] ?? null) as WidgetValue);
    },
  };
}

const describe = ({ label, kind, widget }: Field) => `"${label}" (${kind}, ${widget})`;

/** True when the page holds just what it must: lists in any order, phone numbers by their digits. */
export function holds(kind: WidgetKind, held: WidgetValue, expected: WidgetValue): boolean {
  if (widgetKinds[kind] === 'phone') return digitsOf(held) === digitsOf(expected);
  if (typeof held === 'object' || typeof expected === 'object') return sorted(held) === sorted(expected);
  return held === expected;
}

const digitsOf = (value: WidgetValue) => String(value ?? '').replace(/\D/g, '');
const sorted = (value: WidgetValue) => JSON.stringify([...(value ?? [])].sort());

/** Random tasks with labels of their own. Files are written to `folder`. */
export function makeTasks(kind: WidgetKind, { count, random, folder }: TaskRequest): WidgetTask[] {
  return shuffled(labels, random)
    .slice(0, count)
    .map((label) => makeTask(kind, label, { random, folder }));
}

/** Up to ten tasks to make. */
export interface TaskRequest {
  readonly count: number;
  readonly random: () => number;
  readonly folder: string;
}

/** Mostly quick steps, some slow ones. */
export function makeDelays(random: () => number): number[] {
  return Array.from({ length: 7 }, () => Math.floor(random() < 0.15 ? 40 + random() * 80 : random() * 12));
}

function makeTask(
  kind: WidgetKind,
  label: string,
  { random, folder }: { random: () => number; folder: string },
): WidgetTask {
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const some = <T>(items: readonly T[], most: number) => {
    const left = [...items];
    return Array.from(
      { length: Math.min(most, left.length) },
      () => left.splice(Math.floor(random() * left.length), 1)[0] as T,
    );
  };
  const number = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pool = kind === 'typeahead' ? places : kind === 'yes-no' ? ['Yes', 'No'] : choices;
  const options = some(pool, kind === 'yes-no' ? 2 : kind === 'workday-list' ? 30 : number(3, 12));
  const task = { given: { label, options: [] } };
  switch (widgetKinds[kind]) {
    case 'text': {
      const text = Array.from({ length: number(1, 8) }, () => pick(words)).join(' ');
      return { ...task, value: { kind: 'text', text }, expected: text };
    }
    case 'option': {
      const wanted = pick(options);
      return { given: { label, options }, value: { kind: 'options', options: [wanted] }, expected: wanted };
    }
    case 'options': {
      const wanted = some(options, number(1, 4));
      return { given: { label, options }, value: { kind: 'options', options: wanted }, expected: wanted };
    }
    case 'date': {
      const two = (part: number) => String(part).padStart(2, '0');
      const text = `${number(1950, 2030)}-${two(number(1, 12))}-${two(number(1, 28))}`;
      return { ...task, value: { kind: 'text', text }, expected: text };
    }
    case 'phone': {
      const local = `20${number(2, 9)}-555-0${number(100, 199)}`;
      const text = random() < 0.5 ? `+1-${local}` : local;
      return { ...task, value: { kind: 'text', text }, expected: `+1-${local}` };
    }
    case 'file': {
      const name = `${pick(['resume', 'cv-robin', 'cover_letter'])}-${number(1, 99)}.pdf`;
      const file = path.join(folder, name);
      writeFileSync(file, '%PDF-1.4 sample');
      return { ...task, value: { kind: 'files', files: [{ path: file, name }] }, expected: name };
    }
  }
}

const labels = [
  ...['Favourite tool', 'Where do you work from?', 'Team', 'What is your level of comfort with travel?', 'Office'],
  ...['Second choice of office', 'Level', 'How did you hear of us?', 'Preferred start', 'Your strongest language'],
];

const words = ['Robin', "O'Neil", 'naïve', '42', 'a/b', '“quoted”', 'Zürich', 'line,', '<b>', '日本', 'end.', '100%'];

/** Options that are easily taken for one another. */
const choices = [
  ...[
    'C',
    'C++',
    'C#',
    'Java',
    'JavaScript',
    'Java EE',
    'Go',
    'Yes',
    'Yes, with sponsorship',
    'No',
    'No, never',
    'None',
  ],
  ...['Less than 1 year', '1 year', '1-2 years', '10+ years', 'Oregon', 'Oregon State University', 'Portland, Oregon'],
  ...[
    'Prefer not to say',
    'Other',
    'Other (please specify)',
    'Café & Bar',
    'Müller',
    '$100,000 - $120,000',
    'Select agent',
  ],
  ...Array.from({ length: 20 }, (_, index) => `Office ${index + 1}`),
];

const places = [
  'Portland, Oregon, United States',
  'Portland, Maine, United States',
  'Portland, Victoria, Australia',
  'Port Landing, Texas, United States',
  'Paris, Île-de-France, France',
  'Paris, Texas, United States',
  'San José, California, United States',
  'York, England, United Kingdom',
  'New York, New York, United States',
];
