import { escapeHtml } from '../greenhouse/page-html.ts';
import type { FormField } from '../site/site-posting.ts';
import type { GenericPosting } from './postings.ts';

const words = {
  en: {
    apply: 'Apply for this job',
    submit: 'Send application',
    choose: 'Please choose',
    thanks: 'Thank you for applying. We have received your application.',
    newsletter: 'Your email for our newsletter',
    wrong: 'Please check your details.',
  },
  de: {
    apply: 'Jetzt bewerben',
    submit: 'Bewerbung absenden',
    choose: 'Bitte wählen',
    thanks: 'Vielen Dank für Ihre Bewerbung. Wir melden uns in den nächsten Tagen.',
    newsletter: 'Ihre E-Mail für unseren Newsletter',
    wrong: 'Bitte prüfen Sie Ihre Angaben.',
  },
} as const;

const styles =
  'body{font:16px/1.5 serif;max-width:640px;margin:0 auto;padding:16px}p label{display:block}input:not([type=radio]),select,textarea{width:100%;box-sizing:border-box;padding:6px}iframe{width:100%;height:900px;border:0}.error{color:#a00}';

/** A page of a company. */
export function genericDocument({ company, language }: Pick<GenericPosting, 'company' | 'language'>, body: string) {
  const { newsletter } = words[language];
  const footer = `<footer><form action="/sites/newsletter" method="post"><label>${newsletter} <input type="email" name="newsletter"></label><button>OK</button></form></footer>`;
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(company)}</title><link rel="icon" href="data:,"><style>${styles}</style></head><body><header><p>${escapeHtml(company)}</p></header><main>${body}</main>${footer}</body></html>`;
}

/** The posting's page with its form, in a frame from `frameOrigin` where it stands in one. */
export function genericPage(posting: GenericPosting, frameOrigin: string): string {
  const head = `<h1>${escapeHtml(posting.title)}</h1><p>${escapeHtml(posting.company)} looks for somebody with patience. Thank you for applying in writing.</p>${(posting.description ?? []).map((text) => `<p>${escapeHtml(text)}</p>`).join('')}<h2>${words[posting.language].apply}</h2>`;
  return genericDocument(posting, head + formOf(posting, frameOrigin));
}

function formOf(posting: GenericPosting, frameOrigin: string): string {
  const { form, path, isHasty = false } = posting;
  if (form === 'framed') return `<iframe title="Application" src="${frameOrigin}${path}/form"></iframe>`;
  if (form === 'plain') return plainForm(posting);
  const json = JSON.stringify({ path, fields: posting.fields, thanks: words[posting.language].thanks, isHasty });
  const tag = form === 'shadow' ? 'job-application' : 'step-form';
  return `<div id="app"><${tag}></${tag}></div><script type="application/json" id="posting">${json.replaceAll('<', '\\u003c')}</script><script src="/assets/generic.js" type="module"></script>`;
}

/** The form that the browser itself posts; `error` is what was wrong with the last one. */
export function plainForm(posting: GenericPosting, error?: string): string {
  const { submit, wrong } = words[posting.language];
  const message = error ? `<p class="error" role="alert">${wrong} ${escapeHtml(error)}</p>` : '';
  const rows = posting.fields.map((field) => row(field, posting.language));
  return `<form method="post" enctype="multipart/form-data" action="${posting.path}">${message}${rows.join('')}<button type="submit">${submit}</button></form>`;
}

/** A form's page of its own, as it stands in a frame. */
export function framePage(posting: GenericPosting): string {
  return `<!DOCTYPE html><html lang="${posting.language}"><head><meta charset="utf-8"><title>Form</title><style>${styles}</style></head><body>${plainForm(posting)}</body></html>`;
}

/** What follows an application. */
export function thanksPage(posting: GenericPosting, isConfirmed: boolean): string {
  return genericDocument(posting, isConfirmed ? `<h2>${words[posting.language].thanks}</h2>` : '<h2>Welcome back</h2>');
}

function row({ name, label, kind, required, options = [] }: FormField, language: 'en' | 'de'): string {
  const must = required ? ' required' : '';
  const text = `${escapeHtml(label)}${required ? ' *' : ''}`;
  if (kind === 'radios') {
    const items = options.map(
      (option) => `<label><input type="radio" name="${name}" value="${option}"${must}> ${option}</label>`,
    );
    return `<fieldset><legend>${text}</legend>${items.join('')}</fieldset>`;
  }
  return `<p><label for="${name}">${text}</label>${control({ name, label, kind, options }, must, words[language].choose)}</p>`;
}

function control({ name, kind, options = [] }: FormField, must: string, choose: string): string {
  if (kind === 'textarea') return `<textarea id="${name}" name="${name}"${must}></textarea>`;
  if (kind === 'select') {
    const items = options.map((option) => `<option>${option}</option>`);
    return `<select id="${name}" name="${name}"${must}><option value="">${choose}</option>${items.join('')}</select>`;
  }
  return `<input type="${kind}" id="${name}" name="${name}"${must}>`;
}
