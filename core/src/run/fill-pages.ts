import { createHash } from 'node:crypto';
import type { Form } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { readValues } from '../form/read-options.ts';
import { detectObstacle } from '../obstacle/detect-obstacle.ts';
import { fillPage } from './fill-page.ts';
import { liftObstacles } from './meet-obstacle.ts';
import { readAtsForm } from './open-posting.ts';
import type { PageAnswer } from './page-answer.ts';
import { answersOf, describePage, findPage, type KeptPage, type PageBook } from './page-book.ts';
import { repairPage } from './repair-page.ts';
import type { AtsContext } from './run-context.ts';
import { settlePage } from './settle-page.ts';
import { nameOf, nextButton, turnPage } from './turn-page.ts';

const mostPages = 15;
/** Turns of pages in all: going back by itself, and being kept back, count too. */
const mostTurns = 40;
/** So often a page may be left with the same values before the form goes round in circles. */
const mostAlike = 3;

/**
 * Fills every page of the form up to the one that submits, and returns that one. Pages that the site goes back to are
 * proven, not filled blindly. Enters in phase `filling`, leaves in `filling`.
 * Errors: `gate_failed`, `question_unanswered`, `action_limit_exceeded`.
 */
export async function fillPages(run: AtsContext, book: PageBook, first: Form): Promise<KeptPage> {
  let page = await openPage(run, book, { form: first, name: nameOf(first) });
  for (let turn = 0; turn < mostTurns; turn++) {
    await fillPage(run, page);
    await settlePage(run, page);
    run.journal.facts.answers = answersOf(book);
    const next = nextButton(page.form);
    if (!next) return page;
    await refuseLoop(run, page);
    const turned = await turnPage(run, page, next);
    if (turned.kind === 'kept_back') {
      await repairPage(run, page, { complaints: turned.complaints, code: 'gate_failed' });
      continue;
    }
    page = await openPage(run, book, turned);
    if (turned.kind === 'turned') await tellTurn(run, page);
  }
  throw tooMany(`The form was not through after ${mostTurns} pages were turned, last ${describePage(page)}.`);
}

async function openPage(
  run: AtsContext,
  book: PageBook,
  { form, name }: { form: Form; name: string },
): Promise<KeptPage> {
  const known = findPage(book, form, name);
  if (known) known.form = form;
  const page = known ?? addPage(run, book, { form, name });
  await run.replay.enter(page.number, form);
  return page;
}

function addPage({ agent }: AtsContext, book: PageBook, { form, name }: { form: Form; name: string }): KeptPage {
  const page: KeptPage = {
    name,
    number: book.length + 1,
    form,
    fields: new Map(),
    attachedAt: null,
    background: new Set(agent.requestsUnderWay?.() ?? []),
    repaired: new Set(),
    isExplored: false,
    left: [],
  };
  if (book.length >= mostPages) throw tooMany(`The form has more than ${mostPages} pages, last ${describePage(page)}.`);
  book.push(page);
  return page;
}

/** Error: `action_limit_exceeded` when the page is left with the same values again and again. */
async function refuseLoop({ agent }: AtsContext, page: KeptPage): Promise<void> {
  const values = await readValues(agent, page.form.fields);
  // Hashed, for it holds what the candidate answered.
  const print = createHash('sha256')
    .update(JSON.stringify([page.form.signature, ...values]))
    .digest('hex');
  page.left.push(print);
  const count = page.left.filter((one) => one === print).length;
  if (count <= mostAlike) return;
  throw tooMany(
    `The form goes round in circles: ${describePage(page)} was left ${mostAlike} times with the same values.`,
  );
}

function tooMany(message: string): ValetError {
  return new ValetError('action_limit_exceeded', message);
}

async function tellTurn(run: AtsContext, page: KeptPage): Promise<void> {
  const { agent, journal, manifest } = run;
  const { form } = page;
  await journal.advance('page_turned');
  const rules = manifest.obstacles?.filter(({ kind }) => kind !== 'email_code') ?? [];
  const hasForm =
    form.fields.length + form.buttons.filter(({ role }) => ['submit', 'review', 'next'].includes(role)).length > 0;
  const look = (answer: PageAnswer) => detectObstacle(agent, { ...answer, hasForm, rules });
  if (await liftObstacles(run, look)) page.form = await readAtsForm(run);
  await journal.tell(formRead(page.form));
  await journal.advance('form_read');
}

/** The event that tells of a form. */
export function formRead(form: Form) {
  return {
    event_type: 'form_read',
    metadata: {
      page_url: form.url.replace(/[?#].*$/s, ''),
      signature: form.signature,
      fields: form.fields.length,
      required: form.fields.filter(({ required }) => required).length,
    },
  } as const;
}
