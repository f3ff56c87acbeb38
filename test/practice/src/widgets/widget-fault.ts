import type { WidgetFault } from './widget-kind.ts';

const touches = [
  'pointerdown',
  'mousedown',
  'focus',
  'focusin',
  'input',
  'click',
  'change',
  'keydown',
  'blur',
  'focusout',
];
const further = ['pointerup', 'mouseup', 'mousemove', 'keyup', 'scroll', 'beforeinput'];

/** Breaks the page from outside the widget, until `mended` aborts; faults that the widget itself knows do nothing here. */
export function breakPage(fault: WidgetFault, root: Element, mended: AbortSignal): void {
  domFaults[fault]?.(root, mended);
}

/** Calls back once, at the first touch of the widget. */
export function onFirstTouch(root: Element, mended: AbortSignal, work: () => void): void {
  const first = new AbortController();
  const signal = AbortSignal.any([mended, first.signal]);
  for (const type of touches) {
    root.addEventListener(
      type,
      () => {
        if (first.signal.aborted) return;
        first.abort();
        work();
      },
      { capture: true, signal },
    );
  }
}

const domFaults: Partial<Record<WidgetFault, (root: Element, mended: AbortSignal) => void>> = {
  'no-aria': stripAria,
  disabled: disable,
  deaf: (_root, mended) => swallow(mended),
  'duplicate-id': duplicate,
  'read-only': (root) => {
    for (const box of root.querySelectorAll('input:not([type=hidden]),textarea')) box.setAttribute('readonly', '');
  },
};

function stripAria(_root: Element, mended: AbortSignal): void {
  const strip = () => {
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of element.getAttributeNames())
        if (name === 'role' || name.startsWith('aria-')) element.removeAttribute(name);
    }
  };
  strip();
  const observer = new MutationObserver(strip);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  mended.addEventListener('abort', () => observer.disconnect());
}

function disable(root: Element, mended: AbortSignal): void {
  for (const control of root.querySelectorAll('input,select,textarea,button')) control.setAttribute('disabled', '');
  for (const control of root.querySelectorAll('[role]')) control.setAttribute('aria-disabled', 'true');
  for (const editor of root.querySelectorAll('[contenteditable]')) editor.setAttribute('contenteditable', 'false');
  swallow(mended);
}

function swallow(mended: AbortSignal): void {
  for (const type of [...touches, ...further]) {
    window.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true, signal: mended });
  }
}

function duplicate(root: Element, mended: AbortSignal): void {
  const copy = root.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  copy.style.display = 'none';
  document.body.prepend(copy);
  mended.addEventListener('abort', () => copy.remove());
}
