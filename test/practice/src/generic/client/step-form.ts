import { type Control, complaintOf, makeControl } from './control.ts';
import { type PagePosting, readPosting, send } from './posting.ts';

/** The form in steps: one section at a time, each checked before the next, then a review. */
class StepForm extends HTMLElement {
  connectedCallback(): void {
    const posting = readPosting();
    const controls = posting.fields.map(makeControl);
    const steps = [...new Set(posting.fields.map(({ section }) => section ?? ''))];
    showStep({ host: this, posting, controls, steps }, 0);
  }
}

interface Walk {
  readonly host: HTMLElement;
  readonly posting: PagePosting;
  readonly controls: readonly Control[];
  readonly steps: readonly string[];
}

function showStep(walk: Walk, index: number): void {
  const { host, posting, controls, steps } = walk;
  const title = steps[index];
  if (title === undefined) {
    showReview(walk);
    return;
  }
  const own = controls.filter(({ field }) => field.section === title);
  const go = button('Next', () => {
    if (!own.map(complain).every((isGood) => isGood)) return;
    if (posting.isHasty && index === steps.length - 1) void sendAll(walk, (text) => host.append(text));
    else showStep(walk, index + 1);
  });
  const back = index > 0 ? [button('Back', () => showStep(walk, index - 1))] : [];
  host.replaceChildren(heading(walk, index, title), ...own.map(({ element }) => element), ...back, go);
}

function showReview(walk: Walk): void {
  const { host, controls, steps } = walk;
  const list = document.createElement('dl');
  for (const { field, read } of controls) {
    const term = Object.assign(document.createElement('dt'), { textContent: field.label });
    const told = read().map((value) => (typeof value === 'string' ? value : value.name));
    list.append(term, Object.assign(document.createElement('dd'), { textContent: told.join('; ') }));
  }
  const error = Object.assign(document.createElement('p'), { className: 'error' });
  const submit = button('Submit application', () => {
    void sendAll(walk, (text) => {
      error.textContent = text;
    });
  });
  const back = button('Back', () => showStep(walk, steps.length - 1));
  host.replaceChildren(heading(walk, steps.length, 'Review'), list, error, back, submit);
}

function sendAll({ posting, controls }: Walk, complainTo: (text: string) => void): Promise<void> {
  const body = new FormData();
  for (const { field, read } of controls) for (const value of read()) body.append(field.name, value);
  return send(posting, body, complainTo);
}

function heading({ steps }: Walk, index: number, title: string): HTMLElement {
  const count = steps.length + 1;
  return Object.assign(document.createElement('h3'), { textContent: `Step ${index + 1} of ${count}: ${title}` });
}

function button(text: string, press: () => void): HTMLButtonElement {
  const element = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  element.addEventListener('click', press);
  return element;
}

/** Shows what is wrong with an answer below it; true when nothing is. */
function complain(control: Control): boolean {
  const text = complaintOf(control);
  control.element.querySelector('.error')?.remove();
  if (text)
    control.element.append(Object.assign(document.createElement('span'), { className: 'error', textContent: text }));
  return text === null;
}

/** Makes the element known to the page. */
export function defineStepForm(): void {
  customElements.define('step-form', StepForm);
}
