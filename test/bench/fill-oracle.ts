import type { FillOrder } from '@valet/core';
import type { Page } from 'playwright-core';
import { textsOf } from './fill-contender.ts';

/**
 * Fields whose three witnesses do not agree: what the page shows (DOM), what React would send (`__practiceState`), and
 * what was ordered. Waits up to two seconds for what a script started and did not wait for.
 */
export async function wrongValues(page: Page, orders: readonly FillOrder[]): Promise<string[]> {
  let wrong: string[] = [];
  for (const until = Date.now() + 2000; Date.now() < until; ) {
    const { state, shown } = await witnesses(page, orders);
    wrong = orders.flatMap((order, index) => disagreement(order, state[index], shown[index] ?? ''));
    if (wrong.length === 0) return [];
  }
  return wrong;
}

function disagreement(order: FillOrder, state: unknown, shown: string): string[] {
  const wanted = order.value.kind === 'files' ? order.value.files.map(({ name }) => name) : textsOf(order.value);
  const sent = labelsOf(state);
  const isRight = same(sent, wanted) && wanted.every((text) => isShown(text, shown));
  return isRight
    ? []
    : [`${order.field.label}: wanted ${wanted.join(' + ')}, React holds ${sent.join(' + ')}, the page shows ${shown}`];
}

/** A control may show a short form of its choice: the dial code of a country. */
function isShown(text: string, shown: string): boolean {
  return shown !== '' && (shown.includes(text) || text.includes(shown));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && b.every((text) => a.includes(text));
}

/** Texts of a state value: text as it is, options by label, files by name. */
function labelsOf(state: unknown): string[] {
  if (Array.isArray(state)) return state.flatMap(labelsOf);
  if (typeof state === 'string') return [state];
  if (typeof state !== 'object' || state === null) return [];
  const named = state as { label?: string; name?: string };
  return [named.label ?? named.name ?? ''];
}

async function witnesses(page: Page, orders: readonly FillOrder[]): Promise<{ state: unknown[]; shown: string[] }> {
  const keys = orders.map(({ field }) => ({
    id: field.domId ?? '',
    name: field.domName ?? '',
    file: field.kind === 'file',
    boxes: field.kind === 'checkboxes',
  }));
  return page.evaluate((wanted) => {
    const held = window.__practiceState?.() ?? {};
    const shownBy = ({ id, name, file, boxes }: (typeof wanted)[number]) => {
      if (boxes) {
        const ticked = [...document.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)];
        return ticked.map((box) => box.labels?.[0]?.textContent ?? '').join(' + ');
      }
      if (file) return document.getElementById(`upload-label-${id}`)?.parentElement?.textContent ?? '';
      const box = document.getElementById(id) as HTMLInputElement | null;
      const control = box?.closest('.select__control');
      return control ? (control.textContent ?? '') : (box?.value ?? '');
    };
    return { state: wanted.map(({ id, name, boxes }) => held[boxes ? name : id]), shown: wanted.map(shownBy) };
  }, keys);
}
