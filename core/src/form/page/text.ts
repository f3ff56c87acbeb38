import { optionalWords, requiredWords } from './label-words.ts';
import { widgetPart } from './word-lists.ts';
import { cleanLabel, fold } from './words.ts';

/** True when the element itself takes no part in what the page shows. */
export function isUndisplayed(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.display === 'none' || style.visibility === 'hidden';
}

/** Elements whose text is never part of a label: code, other controls, buttons, messages. */
export function isNoise(element: Element): boolean {
  return (
    element.matches(widgetPart) ||
    element.matches(
      'script,style,template,noscript,svg,iframe,object,option,input,select,textarea,button,[role=button],[role=listbox],[role=alert],[role=tooltip],[role=log],[aria-live],[contenteditable=true]',
    ) ||
    /(?:^|[\s_-])(?:error|invalid-feedback|tooltip)(?:[\s_-]|$)/i.test(element.getAttribute('class') ?? '')
  );
}

/** True for an element that says nothing but "required" or "optional". */
export function isMark(element: Element): boolean {
  const text = fold(element.textContent);
  return text.length < 20 && (requiredWords.test(text) || optionalWords.test(text) || /^[*✱✲＊∗﹡⁎]+$/u.test(text));
}

/** Text below a node as the page shows it; elements for which `skip` is true are left out. */
export function textOf(node: Node, skip: (element: Element) => boolean): string {
  let text = '';
  const children: ArrayLike<Node> =
    node instanceof HTMLSlotElement
      ? node.assignedNodes({ flatten: true })
      : ((node as Partial<Element>).shadowRoot?.childNodes ?? node.childNodes);
  for (const child of Array.from(children)) {
    if (child.nodeType === Node.TEXT_NODE) text += child.nodeValue ?? '';
    if (!(child instanceof Element) || skip(child) || isUndisplayed(child)) continue;
    const inner = textOf(child, skip);
    text += child.tagName === 'BR' || !getComputedStyle(child).display.startsWith('inline') ? ` ${inner} ` : inner;
  }
  return text;
}

/** A label's text with nothing taken off: for signs of being required. */
export function rawText(element: Element): string {
  return fold(textOf(element, isNoise));
}

/** A label's text without notes on being required or optional. */
export function plainText(element: Element): string {
  return cleanLabel(textOf(element, (child) => isNoise(child) || isMark(child)));
}
