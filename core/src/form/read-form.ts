import type { AtsManifest, Field, FieldRule, Form, FormButton } from '@valet/schemas';
import type { BrowserAgent, FrameInfo } from '../plugin/browser-agent.ts';
import { findRule } from './field-rule.ts';
import { callInFrame } from './form-script.ts';
import type { ButtonNames } from './page/named-button.ts';
import type { FrameQuery, FrameReading, RawField } from './page/read-frame.ts';
import { normalText } from './page/words.ts';
import { formSignature } from './signature.ts';

/** How to read a page. */
export interface ReadFormOptions {
  /** Selectors of the form, tried in order; where one matches, only what is inside it is read. */
  readonly scope?: readonly string[];
  /** Rules of a manifest: `ignore`, `kind`, `widget` and `sensitive` correct what the reader saw. */
  readonly rules?: readonly FieldRule[];
  /** Buttons that a manifest names, whatever they say. */
  readonly names?: ButtonNames;
}

/** How the forms of an ATS are read; null for a page that no plugin knows. */
export function readOptionsOf(manifest: AtsManifest | null): ReadFormOptions {
  const { entry, flow, fields = [] } = manifest ?? {};
  const names = { apply: entry?.open ?? [], next: flow?.next ?? [], submit: flow?.submit ?? [] };
  return { scope: entry?.form ?? [], rules: fields, names };
}

/**
 * Reads the page's form in all frames, one evaluation each. Hidden controls and traps for robots are no fields. Frames
 * that cannot be read (gone, another origin's viewer) count as empty; a crashed browser is thrown.
 */
export async function readForm(agent: BrowserAgent, options: ReadFormOptions = {}): Promise<Form> {
  const readings = await readFrames(agent, frameQueryOf(options));
  return composeForm(readings, { url: agent.getCurrentUrl(), rules: options.rules ?? [] });
}

/** What each frame is asked. */
export function frameQueryOf({ scope = [], names = {} }: ReadFormOptions): FrameQuery {
  return { scope, names };
}

/** The form that the readings of a page's frames make, in the order of the frames; `url` where none is of the page itself. */
export function composeForm(
  readings: readonly FramedReading[],
  { url, rules }: { readonly url: string; readonly rules: readonly FieldRule[] },
): Form {
  const scoped = readings.filter(({ reading }) => reading.scoped);
  const used = scoped.length > 0 ? scoped : readings;
  const ids = new Map<string, number>();
  const fields = used.flatMap(({ frame, reading }) =>
    reading.fields.flatMap((raw) => makeField(raw, { frame, ids, rules })),
  );
  const buttons = used.flatMap(({ frame, reading }) =>
    reading.buttons.map((button): FormButton => ({ ...button, locators: [...button.locators], frame })),
  );
  const progress = used.map(({ reading }) => reading.progress).find((found) => found !== null);
  const errors = [...new Set(used.flatMap(({ reading }) => reading.errors))];
  const home = fields[0]?.frame ?? buttons[0]?.frame ?? 'main';
  const top = readings.find(({ frame }) => frame === 'main')?.reading ?? readings[0]?.reading;
  return {
    url: top?.url ?? url,
    title: top?.title ?? '',
    name: readings.find(({ frame }) => frame === home)?.reading.name ?? '',
    signature: formSignature(fields),
    fields,
    buttons,
    ...(progress ? { progress } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** What one frame of a page holds. */
export interface FramedReading {
  readonly frame: string;
  readonly reading: FrameReading;
}

async function readFrames(agent: BrowserAgent, query: FrameQuery): Promise<FramedReading[]> {
  const found: FramedReading[] = [];
  for (const frame of agent.frames()) {
    if (frame.parentId !== null && !mayHoldForm(frame)) continue;
    const reading = await readOne(agent, frame, query);
    if (reading && (frame.parentId === null || reading.fields.length > 0 || reading.scoped)) {
      found.push({ frame: frame.id, reading });
    }
  }
  return found;
}

/** A frame that went away between listing and reading is no error; the page itself must be readable. */
async function readOne(agent: BrowserAgent, frame: FrameInfo, query: FrameQuery): Promise<FrameReading | null> {
  try {
    return await callInFrame(agent, frame.id, { call: 'readFrame', argument: query });
  } catch (error) {
    if (frame.parentId === null) throw error;
    return null;
  }
}

/** Services' own frames (CAPTCHAs, chat, ads, analytics) hold no field of the form. */
const serviceFrame =
  /^https?:\/\/[^/]*(?:recaptcha|hcaptcha|challenges\.cloudflare|doubleclick|googlesyndication|googletagmanager|google\.com\/recaptcha|gstatic|facebook\.com\/(?:plugins|tr)|intercom|hotjar|stripe\.com|youtube\.com|vimeo\.com)/i;

function mayHoldForm({ url }: FrameInfo): boolean {
  return !/^(?:about:blank)?$|^(?:chrome|data|blob:null)/.test(url) && !serviceFrame.test(url);
}

function makeField(
  raw: RawField,
  { frame, ids, rules }: { frame: string; ids: Map<string, number>; rules: readonly FieldRule[] },
): Field[] {
  const rule = findRule(rules, raw);
  if (rule?.ignore) return [];
  const field: Field = {
    id: uniqueId(raw, frame, ids),
    ...raw,
    frame,
    sensitive: rule?.sensitive ?? false,
  };
  if (rule?.kind) field.kind = rule.kind;
  if (rule?.widget) field.widget = rule.widget;
  return [field];
}

/** Readable and the same at each reading while the form's labels and their order stay: `first-name`, `f1:email`. */
function uniqueId(raw: RawField, frame: string, ids: Map<string, number>): string {
  const words = normalText(raw.label || raw.domName || raw.domId || raw.kind).replaceAll(' ', '-');
  const base = `${frame === 'main' ? '' : `${frame}:`}${words.slice(0, 60) || raw.kind}`;
  let copies = ids.get(base) ?? 0;
  let id = base;
  while (copies > 0 && ids.has(id)) id = `${base}~${++copies}`;
  ids.set(base, Math.max(copies, 1));
  ids.set(id, ids.get(id) ?? 1);
  return id;
}
