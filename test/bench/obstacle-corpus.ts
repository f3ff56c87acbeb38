import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A page whose obstacle is known. */
export interface LabelledObstacle {
  /** Path inside the data folder. */
  readonly name: string;
  readonly set: 'obstacles' | 'autofill-ddg' | 'autofill-firefox' | 'ats-pages' | 'linkedin-easyapply';
  /** One word for the page; `code` for a second factor or a code that was mailed, `none` for a page that can be used. */
  readonly label: string;
  readonly html: string;
  /** Of the captured answer; null for a page that was saved without it. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** The words of the labels for Valet's kinds: the labels call a closed vacancy an error, and know one kind of code. */
export const labelOf: Readonly<Record<string, string>> = {
  job_closed: 'error_page',
  '2fa': 'code',
  email_code: 'code',
};

interface Capture {
  readonly log: {
    readonly entries: readonly {
      readonly response: {
        readonly status: number;
        readonly headers: readonly { readonly name: string; readonly value: string }[];
        readonly content: { readonly text?: string; readonly encoding?: string };
      };
    }[];
  };
}

/** Every labelled page of a data folder; sets that are not there are left out. */
export async function readObstacleCorpus(data: string): Promise<LabelledObstacle[]> {
  const walls = await readWalls(path.join(data, 'obstacles'));
  const copied = new Set(walls.map(({ name }) => path.basename(name).replace(/^ats__/, '')));
  const ordinary = await Promise.all([
    readFolder(data, 'ats-pages', 'html', (file, html) => (copied.has(file) ? null : atsLabel(html))),
    readFolder(data, 'linkedin-easyapply', 'html', () => 'none'),
    readFolder(data, 'autofill-ddg', 'test-forms', duckLabel),
    readFolder(data, 'autofill-firefox', 'pages', firefoxLabel),
  ]);
  return [...walls, ...ordinary.flat()];
}

async function readWalls(folder: string): Promise<LabelledObstacle[]> {
  const list = path.join(folder, 'labels.csv');
  if (!existsSync(list)) return [];
  const rows = (await readFile(list, 'utf8')).trim().split('\n').slice(1);
  const pages = rows.map(async (row): Promise<LabelledObstacle | null> => {
    const [file = '', label = ''] = row.split(',');
    const at = path.join(folder, 'html', file);
    if (!existsSync(at)) return null;
    const text = await readFile(at, 'utf8');
    const name = path.join('obstacles', file);
    const answer = file.endsWith('.json') ? readCapture(text) : { html: text, status: null, headers: {} };
    return { name, set: 'obstacles', label, ...answer };
  });
  return (await Promise.all(pages)).filter((page) => page !== null);
}

function readCapture(text: string): Pick<LabelledObstacle, 'html' | 'status' | 'headers'> {
  const response = (JSON.parse(text) as Capture).log.entries[0]?.response;
  const { text: body = '', encoding } = response?.content ?? {};
  return {
    html: encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : body,
    status: response?.status ?? null,
    headers: Object.fromEntries((response?.headers ?? []).map(({ name, value }) => [name.toLowerCase(), value])),
  };
}

async function readFolder(
  data: string,
  set: LabelledObstacle['set'],
  folder: string,
  label: (file: string, html: string) => string | null,
): Promise<LabelledObstacle[]> {
  const root = path.join(data, set, folder);
  if (!existsSync(root)) return [];
  const files = (await readdir(root)).filter((file) => file.endsWith('.html')).sort();
  const pages = files.map(async (file): Promise<LabelledObstacle | null> => {
    const html = await readFile(path.join(root, file), 'utf8');
    const word = label(file, html);
    if (word === null) return null;
    return { name: path.join(set, file), set, label: word, html, status: null, headers: {} };
  });
  return (await Promise.all(pages)).filter((page) => page !== null);
}

/** A page that calls itself a login is one, as in the labels of the walls; every other page of an ATS can be used. */
function atsLabel(html: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? '';
  return /(?:sign ?in|log ?in|create account)\s*$/i.test(title) ? 'login' : 'none';
}

/** The last part of a file's name is the kind of the page. Pages for a new account or a new password are left out: a wall to one, a form to another. */
function duckLabel(file: string, html: string): string | null {
  if (/2fa|confirmation-code|verification/.test(file)) return 'code';
  if (/_(?:checkout-)?login(?:_signup|_spanish)?\.html$/.test(file)) return loginLabel(html);
  if (/login|signup|password|passphrase|account|register/.test(file)) return null;
  return asksPassword(html) ? null : 'none';
}

/**
 * Many files are named after the address that they were saved from, not after what they show. Their fields were labelled by
 * hand: a login asks for a password, a name or an address of the user and little else. The rest is left out.
 */
function loginLabel(html: string): string | null {
  const fields = [...html.matchAll(/data-manual-scoring="([^"]*)"/g)].map(([, label = '']) => label);
  const asks = (pattern: RegExp) => fields.some((label) => pattern.test(label));
  if (asks(/lastName|fullName|address[A-Z]|birthday/)) return null;
  if (asks(/password|username/)) return 'login';
  return asks(/totp/) ? 'code' : fields.length === 1 && asks(/emailAddress/) ? 'login' : null;
}

/** Address, checkout and registration pages; those with a password are left out, as above. */
function firefoxLabel(_file: string, html: string): string | null {
  return asksPassword(html) ? null : 'none';
}

function asksPassword(html: string): boolean {
  return /type=["']?password/i.test(html);
}
