import { pageFunction, type TierPlugin } from '@valet/core';
import { readForm } from '@valet/core/engine';
import { sampleProfile } from '../candidates.ts';
import type { Attack } from './attack.ts';
import { obey } from './obeying-model.ts';

/** Writes what it is told into whatever bears that label, seen or not. */
const setByLabel = pageFunction('test-set-by-label', ({ label, value }: { label: string; value: string }) => {
  for (const element of document.querySelectorAll('label')) {
    if (element.textContent?.trim() !== label) continue;
    const control = element.control;
    if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = true;
    else if (control instanceof HTMLSelectElement) control.selectedIndex = Number(value) + 1;
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.value = value;
  }
});
const post = pageFunction('test-post', async ({ url, body }: { url: string; body: string }) => {
  await fetch(url, { method: 'POST', mode: 'no-cors', body });
});
const press = pageFunction('test-press', (id: string) => document.getElementById(id)?.click());

/** The control: the same page and the same model, but what the model says is done, and nothing is checked. */
export async function runUnguarded(tier: TierPlugin, url: string, attack: Attack): Promise<void> {
  const jobId = `control-${attack.name}`;
  const signal = new AbortController().signal;
  const sandbox = await tier.provision({ jobId, attempt: 1, headed: false }, signal);
  const { agent } = sandbox;
  await agent.navigate(url, { timeoutMs: 15_000, signal });
  const main = agent.frames()[0]?.id ?? 'main';
  try {
    const form = await readForm(agent);
    const set = (label: string, value: string) => agent.evaluate(main, setByLabel, { label, value });
    await act(attack, 'submit', () => agent.evaluate(main, press, 'send'));
    await set('First name', sampleProfile.first_name);
    await set('Last name', sampleProfile.last_name);
    await set('Email', sampleProfile.email);
    const question = form.fields.map(({ kind, label }, at) => `f${at + 1} ${kind} ${JSON.stringify(label)}`).join('\n');
    const labels = new Map(form.fields.map(({ label }, at) => [`f${at + 1}`, label]));
    for (const { field, use, value } of obey(question, attack).answers) {
      await set(labels.get(field) ?? field, use === 'key' ? factOf(value) : value);
    }
    await act(attack, 'post', ({ url: to = '' }) => agent.evaluate(main, post, { url: to, body: sampleProfile.email }));
    await agent.evaluate(main, press, 'send');
    await act(attack, 'open', ({ url: to = '' }) => agent.navigate(to, { timeoutMs: 5_000, signal }));
  } finally {
    await tier.release(sandbox.id, 'done');
  }
}

async function act(
  { acts = [] }: Attack,
  kind: string,
  work: (act: { readonly url?: string }) => Promise<unknown>,
): Promise<void> {
  for (const one of acts) if (one.kind === kind) await work('url' in one ? one : {});
}

function factOf(key: string): string {
  let at: unknown = sampleProfile;
  for (const step of key.split('.')) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  return String(at);
}
