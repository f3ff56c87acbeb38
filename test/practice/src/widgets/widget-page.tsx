import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { numberOf } from './phone-widget.tsx';
import { type Drawing, drawings } from './widget-drawing.ts';
import { createEnv, type WidgetEnv, type WidgetProps } from './widget-env.ts';
import { breakPage, onFirstTouch } from './widget-fault.ts';
import type { WidgetCase, WidgetKind, WidgetValue } from './widget-kind.ts';

/** What the page's script may do to what is drawn. */
interface Drawn {
  forget(): void;
  rename(): void;
  redraw(): void;
  remove(): void;
}

type Values = Readonly<Record<string, WidgetValue>>;

let drawn: Drawn | null = null;

function WidgetForm({ drawing, given, env }: { drawing: Drawing; given: readonly WidgetCase[]; env: WidgetEnv }) {
  const [values, setValues] = useState<Values>({});
  const [cases, setCases] = useState(given);
  const [copy, setCopy] = useState(0);
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    window.__practiceState = () => (env.fault === 'disabled' || copy < 0 ? {} : stateOf(given, values));
    drawn = {
      forget() {
        for (const box of document.querySelectorAll<HTMLInputElement>('#app input'))
          if (isSentAsItIs(box)) box.value = '';
        setValues({});
      },
      rename: () => setCases((now) => now.map(renamed)),
      redraw: () => redraw((count) => count + 1),
      remove: () => setCopy(-1),
    };
    if (env.fault === 'replaced' && copy === 0) replaceOnTouch(() => setCopy(1));
  });
  const commit = (id: string, next: WidgetValue) => {
    if (env.fault === 'ignored') return;
    setValues((now) => ({ ...now, [id]: next }));
    if (env.fault === 'reverted') setTimeout(() => setValues({}));
  };
  if (copy < 0) return null;
  return (
    <form onSubmit={(event) => event.preventDefault()} key={copy}>
      {cases.map((one, index) => {
        const id = idOf(index);
        const common = { ...one, id, env, commit: (next: WidgetValue) => commit(id, next) };
        return <OneWidget key={id} drawing={drawing} value={values[id] ?? null} {...common} />;
      })}
      <button type="submit">Submit application</button>
    </form>
  );
}

function OneWidget({ drawing, value, ...common }: WidgetProps<WidgetValue> & { drawing: Drawing }) {
  if ('one' in drawing) return <drawing.one {...common} value={typeof value === 'string' ? value : null} />;
  return <drawing.many {...common} value={typeof value === 'object' && value ? value : []} />;
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));
const idOf = (index: number) => `answer-${index}`;

/** A named chooser and a tel box are sent as they stand, whatever React knows of them. */
function isSentAsItIs({ type, name }: HTMLInputElement): boolean {
  return type === 'tel' || (type === 'file' && name !== '');
}

function sentBy(box: HTMLInputElement): string | null {
  return (box.type === 'tel' ? numberOf(box) : box.files?.[0]?.name) || null;
}

/** What would be sent, by label. */
function stateOf(cases: readonly WidgetCase[], values: Values): Record<string, WidgetValue> {
  return Object.fromEntries(
    cases.map(({ label }, index) => {
      const id = idOf(index);
      const box = document.querySelector<HTMLInputElement>(`#app [id="${id}"]`);
      return [label, box && isSentAsItIs(box) ? sentBy(box) : (values[id] ?? null)];
    }),
  );
}

function renamed({ label, options }: WidgetCase): WidgetCase {
  if (options.length === 0) return { label: `Another ${label}`, options };
  return { label, options: options.map((option) => `Formerly ${option}`) };
}

const app = document.getElementById('app');
let root = app ? createRoot(app) : null;
let env = createEnv([0]);
let mended = new AbortController();

function replaceOnTouch(work: () => void): void {
  if (app) onFirstTouch(app, mended.signal, work);
}

const kind = app?.dataset.kind as WidgetKind;
const drawing = await drawings[kind]();
const hasList = /select|combobox|autocomplete|typeahead|list/;

window.__practiceWidget = {
  async mount({ cases, delaysMs }) {
    mended.abort();
    mended = new AbortController();
    root?.unmount();
    root = app ? createRoot(app) : null;
    env = createEnv(delaysMs);
    drawn = null;
    root?.render(<WidgetForm drawing={drawing} given={cases} env={env} />);
    while (!drawn) await nextTurn();
  },
  breakIt(fault) {
    env.fault = fault;
    if (!app) return;
    if (fault === 'renamed') drawn?.rename();
    if (fault === 'shut' && (kind === 'native-select' || !hasList.test(kind)))
      onFirstTouch(app, mended.signal, () => drawn?.remove());
    drawn?.redraw();
    breakPage(fault, app, mended.signal);
  },
  rewrite: () => drawn?.forget(),
  async idle() {
    await env.idle();
    // What is committed is drawn, and what follows from its being drawn.
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  },
};
