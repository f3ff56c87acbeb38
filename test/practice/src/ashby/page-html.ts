import { escapeHtml } from '../greenhouse/page-html.ts';
import type { AshbyPosting } from './postings.ts';

/** What the page's script is given. */
export interface AshbyAppData {
  readonly formId: string;
  readonly title: string;
  readonly company: string;
  readonly form: AshbyPosting['form'];
  readonly survey: AshbyPosting['survey'];
}

const styles =
  'body{font:16px/1.5 sans-serif;margin:0 auto;max-width:680px;padding:16px;color:#222}.ashby-application-form-field-entry{margin:0 0 20px}fieldset{border:0;padding:0;margin:0 0 20px}input[type=text],input[type=email],input[type=tel],input[role=combobox],textarea{width:100%;box-sizing:border-box;padding:8px}._required:after{content:" *";color:#c00}._yesno button[aria-pressed=true]{background:#222;color:#fff}._hidden{border:0;clip:rect(0,0,0,0);height:1px;overflow:hidden;position:absolute;width:1px}._yesno input{position:absolute;opacity:0;pointer-events:none}[role=option]{padding:6px;border:1px solid #ccc;cursor:pointer}';

/** A page of the board. */
export function ashbyDocument(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${styles}</style></head><body>${body}</body></html>`;
}

/** The page whose script draws the form. */
export function ashbyPage({ title, company, form, survey }: AshbyPosting, formId: string): string {
  const data: AshbyAppData = { formId, title, company, form, survey };
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return ashbyDocument(
    `${title} @ ${company}`,
    `<h1>${escapeHtml(title)}</h1><div id="root"></div><script>window.__appData = ${json};</script><script src="/assets/ashby.js" type="module"></script>`,
  );
}

/** A short message, such as that a posting is gone. */
export function ashbyNotice(text: string): string {
  return ashbyDocument('Job not found', `<h1>Job not found</h1><p>${escapeHtml(text)}</p>`);
}
