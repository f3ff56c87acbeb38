import type { LookLimits, SeenText, TextPlace } from '../sight.ts';
import { type GroundBook, isInSight, isLegible } from './legible.ts';

/** Elements that stand in a line of text. */
export const inlineTags =
  /^(?:A|ABBR|B|BDI|CODE|DATA|EM|FONT|I|KBD|LABEL|MARK|Q|S|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|VAR)$/;
export const headTags = /^(?:H1|H2|H3)$/;
export const silentTags = /^(?:SCRIPT|STYLE|TEMPLATE|OPTION|SELECT|TEXTAREA|SVG|IFRAME|OBJECT|HEAD)$/i;

/** Texts that people can see, block by block from the top, within limits; then heads and alerts that stand further down. */
export function lookAtTexts(limits: LookLimits, layer: Element | null): { texts: SeenText[]; textLength: number } {
  const texts: SeenText[] = [];
  const met = new Set<Element>();
  const book: GroundBook = new Map();
  let textLength = 0;
  const add = (block: Element, text: string) => {
    if (texts.length >= limits.mostTexts || !isInSight(block) || !isLegible(inkOf(block), book)) return;
    textLength += text.length;
    texts.push({ text: text.slice(0, 400), place: placeOf(block, layer) });
  };
  for (const root of [...(layer ? [layer] : []), document.body].filter(Boolean)) {
    for (const block of blocksOf(root)) {
      if (textLength >= limits.mostChars || texts.length >= limits.mostTexts) break;
      if (met.has(block.element)) continue;
      met.add(block.element);
      add(block.element, block.text);
    }
  }
  for (const head of headsOf(40)) {
    if (met.has(head)) continue;
    const text = flatten(head.textContent);
    if (text.length > 0 && text.length <= 400 && isInSight(head) && isLegible(inkOf(head), book)) {
      texts.push({ text, place: placeOf(head, layer) });
    }
  }
  return { texts, textLength };
}

/** The heads and alerts of the page, up to so many of each. */
export function headsOf(most: number): Element[] {
  const found: Element[] = [];
  for (const list of [document.getElementsByTagName('h1'), document.getElementsByTagName('h2')]) {
    for (let at = 0; at < most && at < list.length; at += 1) found.push(list[at] as Element);
  }
  const alerts = document.querySelectorAll('[role=alert]');
  for (let at = 0; at < most && at < alerts.length; at += 1) found.push(alerts[at] as Element);
  return found;
}

/** The blocks of text under a root, in order: the text nodes of one block element, joined. */
export function* blocksOf(root: Node): Generator<{ element: Element; text: string }> {
  let element: Element | null = null;
  let text = '';
  for (const node of textsUnder(root)) {
    const own = node.nodeValue ?? '';
    if (own.trim() === '') continue;
    const block = blockOf(node);
    if (block !== element) {
      if (element && text) yield { element, text: flatten(text) };
      element = block;
      text = '';
    }
    if (text.length < 1200) text += ` ${own}`;
  }
  if (element && text) yield { element, text: flatten(text) };
}

/** Text nodes under a root, in order, those of open shadow trees too. (A tree walker's filter does not run where scripts are off.) */
export function* textsUnder(root: Node): Generator<Node> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.nextSibling) open.push(node.nextSibling);
      yield node;
      continue;
    }
    if (node !== root && node.nextSibling) open.push(node.nextSibling);
    const isElement = node.nodeType === Node.ELEMENT_NODE;
    if (isElement && (silentTags.test((node as Element).tagName) || (node as HTMLElement).hidden === true)) continue;
    if (node.firstChild) open.push(node.firstChild);
    const shadow = isElement ? (node as Element).shadowRoot : null;
    if (shadow?.firstChild) open.push(shadow.firstChild);
  }
}

/** The nearest element around a text that does not stand in a line. */
export function blockOf(node: Node): Element | null {
  let at = node.parentElement;
  while (at?.parentElement && inlineTags.test(at.tagName)) at = at.parentElement;
  return at ?? node.parentElement;
}

/** The element whose ink a block's text has. */
export function inkOf(block: Element): Element {
  const [only] = block.children;
  return only && block.children.length === 1 && inlineTags.test(only.tagName) && only.textContent === block.textContent
    ? only
    : block;
}

/** Blanks and line ends as single blanks. */
export function flatten(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Where a block stands. */
export function placeOf(block: Element, layer: Element | null): TextPlace {
  if (layer?.contains(block)) return 'layer';
  if (block.closest('button,[role=button],[type=submit]')) return 'button';
  return headTags.test(block.tagName) || block.closest('h1,h2,h3,[role=alert],[role=alertdialog],[role=heading]')
    ? 'head'
    : 'body';
}
