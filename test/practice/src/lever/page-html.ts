import { escapeHtml } from '../greenhouse/page-html.ts';
import type { FormField } from '../site/site-posting.ts';
import { fieldsOfCard, type LeverCard, type LeverPosting } from './lever-posting.ts';

const styles =
  'body{font:16px/1.5 sans-serif;margin:0;color:#222}.section{max-width:640px;margin:24px auto;padding:0 16px}ul{list-style:none;padding:0}.application-question{margin:0 0 18px}.application-label .required{color:#c00}.application-field input[type=text],.application-field input[type=email],textarea,select{width:100%;padding:8px;box-sizing:border-box}.invisible-resume-upload{position:absolute;inset:0;opacity:0}.visible-resume-upload{position:relative;display:inline-block;border:1px solid #888;padding:8px 16px}.resume-upload-working,.resume-upload-success,.resume-upload-failure,.dropdown-container{display:none}.dropdown-container.open{display:block;border:1px solid #888}.dropdown-no-results,.dropdown-loading-results{display:none}.error-message{color:#c00}';

/** A page of the board. */
export function leverDocument(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${styles}</style></head><body class="application"><div class="page application">${body}</div></body></html>`;
}

/** A short message, such as that a posting is gone. */
export function leverNotice(text: string): string {
  return leverDocument(
    'Not found',
    `<div class="section"><h2>Sorry, we couldn't find anything here</h2><p>${escapeHtml(text)}</p></div>`,
  );
}

/** The posting, with the button that leads to its form. */
export function leverPostingPage(posting: LeverPosting): string {
  const body = `<div class="section posting-headline"><h2>${escapeHtml(posting.title)}</h2><p>${escapeHtml(posting.company)} writes what ships read at night.</p><a class="postings-btn template-btn-submit" data-qa="show-page-apply" href="${posting.path}">Apply for this job</a></div>`;
  return leverDocument(`${posting.company} - ${posting.title}`, body);
}

/** The form; `error` is said above the button when an application was refused. */
export function leverApplyPage(posting: LeverPosting, error?: string): string {
  const byName = new Map(posting.fields.map((field) => [field.name, field]));
  const rows = (names: string[]) => names.map((name) => row(byName.get(name))).join('');
  const links = posting.fields.filter(({ name }) => name.startsWith('urls[')).map(({ name }) => name);
  const body = [
    `<div class="section posting-header"><h2>${escapeHtml(posting.title)}</h2></div>`,
    `<form id="application-form" enctype="multipart/form-data" method="POST" data-posting="${posting.key.board}/${posting.key.job}" data-overwrites="${posting.parseOverwrites}">`,
    `<div class="section page-centered application-form"><h4>Submit your application</h4><ul>${resumeRow}${rows(['name', 'email', 'phone'])}${placeRow}${rows(['org'])}</ul></div>`,
    `<div class="section page-centered application-form"><h4>Links</h4><ul>${rows(links)}</ul></div>`,
    ...posting.cards.map((card) => cardSection(card, posting)),
    posting.hasEeo ? eeoSection(posting) : '',
    hiddenInputs(posting),
    consentSection(byName.get('consent[marketing]')),
    error ? `<div class="section"><p class="error-message">${escapeHtml(error)}</p></div>` : '',
    '<div class="section page-centered application-form last-section-apply"><button id="btn-submit" type="button" class="postings-btn template-btn-submit hex-color" data-qa="btn-submit">Submit application</button><button id="hcaptchaSubmitBtn" type="submit" hidden></button></div>',
    '</form><script src="/assets/lever.js" type="module"></script>',
  ].join('');
  return leverDocument(`${posting.company} - ${posting.title}`, body);
}

/** What a submit is led to. It answers anybody, so that seeing it proves nothing. */
export function leverThanksPage(posting: LeverPosting, isConfirmed: boolean): string {
  const message = '<h3 data-qa="msg-submit-success">Application submitted!</h3>';
  return leverDocument(
    `${posting.company} - ${posting.title}`,
    `<div class="section">${isConfirmed ? message : ''}<a href="/">See more jobs</a></div>`,
  );
}

const sign = '<span class="required">✱</span>';

const resumeRow =
  '<li class="application-question resume"><label><div class="application-label">Resume/CV <span class="required">✱</span></div><div class="application-field"><a href="#" class="postings-btn template-btn-utility visible-resume-upload"><span class="filename"></span><span class="default-label">ATTACH RESUME/CV</span><input class="application-file-input invisible-resume-upload" data-qa="input-resume" id="resume-upload-input" name="resume" tabindex="-1" type="file" required></a><span class="resume-upload-failure">Couldn\'t auto-read resume.</span><span class="resume-upload-working">Analyzing resume...</span><span class="resume-upload-success">Success!</span></div></label></li>';

const placeRow = `<li class="application-question" data-qa="structured-contact-location-question"><label><div class="application-label">Current location ${sign}</div><div class="application-field"><input class="location-input" data-qa="location-input" id="location-input" type="text" maxlength="100" name="location" required autocomplete="off"><input id="selected-location" type="hidden" name="selectedLocation"><div class="dropdown-container"><div class="dropdown-results"></div><div class="dropdown-no-results">No location found. Try entering a different location</div><div class="dropdown-loading-results">Loading</div></div></div></label></li>`;

function row(field: FormField | undefined): string {
  if (!field) return '';
  const type = field.kind === 'email' ? 'email' : 'text';
  const qa = /^\w+$/.test(field.name) ? ` data-qa="${field.name}-input"` : '';
  return `<li class="application-question"><label><div class="application-label">${escapeHtml(field.label)}${field.required ? sign : ''}</div><div class="application-field"><input type="${type}"${qa} name="${field.name}"${field.required ? ' required' : ''}></div></label></li>`;
}

function cardSection(card: LeverCard, { accountId }: LeverPosting): string {
  const template = {
    text: card.title,
    instructions: '',
    type: 'posting',
    id: card.id,
    accountId,
    secret: false,
    fields: card.questions.map(({ type, text, required = false, options }, index) => ({
      type,
      text,
      description: '',
      required,
      id: `${card.id}-${index}`,
      ...(options && { options: options.map((option, at) => ({ text: option, optionId: `o${at}` })) }),
    })),
  };
  const questions = fieldsOfCard(card).map(
    (field, index) =>
      `<li class="application-question custom-question"><div><div class="application-label full-width ${card.questions[index]?.type}"><div class="text">${escapeHtml(field.label)}${field.required ? sign : ''}</div></div><div class="application-field full-width${field.required ? ' required-field' : ''}">${cardControl(field)}</div></div></li>`,
  );
  return `<div class="section page-centered application-form" data-qa="additional-cards"><h4 data-qa="card-name">${escapeHtml(card.title)}</h4><input type="hidden" name="cards[${card.id}][baseTemplate]" value="${escapeHtml(JSON.stringify(template))}"><ul>${questions.join('')}</ul></div>`;
}

function cardControl({ name, kind, required, options = [] }: FormField): string {
  const must = required ? ' required' : '';
  if (kind === 'textarea') return `<textarea class="card-field-input" name="${name}"${must}></textarea>`;
  if (kind === 'text')
    return `<input class="card-field-input" type="text" placeholder="Type your response" name="${name}"${must}>`;
  if (kind === 'select') return selectHtml(name, options, must);
  const type = kind === 'radios' ? 'radio' : 'checkbox';
  const items = options.map(
    (option) =>
      `<li><label><input type="${type}" name="${name}" value="${escapeHtml(option)}"${must}><span class="application-answer-alternative">${escapeHtml(option)}</span></label></li>`,
  );
  return `<ul data-qa="${kind === 'radios' ? 'multiple-choice' : 'checkboxes'}">${items.join('')}</ul>`;
}

function selectHtml(name: string, options: readonly string[], must = ''): string {
  const items = options.map((option) => `<option value="${escapeHtml(option)}">${escapeHtml(option)}</option>`);
  return `<select name="${name}"${must}><option value="">Select...</option>${items.join('')}</select>`;
}

function eeoSection({ fields }: LeverPosting): string {
  const rows = fields
    .filter(({ name }) => name.startsWith('eeo['))
    .map(
      ({ name, label, options = [] }) =>
        `<div class="application-question"><label><div class="application-label">${escapeHtml(label)}</div><div class="application-field"><div class="application-dropdown">${selectHtml(name, options)}</div></div></label></div>`,
    );
  return `<div class="section eeo-section page-centered application-form" data-qa="eeo-section"><h4>U.S. Equal Employment Opportunity information <span class="eeo-light-text">(Completion is voluntary and will not subject you to adverse treatment)</span></h4>${rows.join('')}</div>`;
}

function hiddenInputs({ accountId }: LeverPosting): string {
  const values = { accountId, linkedInData: '', origin: '', referer: '', socialReferralKey: '', source: '' };
  const inputs = Object.entries(values).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return `${inputs.join('')}<input type="hidden" name="timezone" id="applicant-timezone">`;
}

function consentSection(field: FormField | undefined): string {
  if (!field) return '';
  return `<div class="section page-centered application-form" data-qa="consent-section"><ul><li class="application-question"><label><input type="hidden" name="${field.name}" value="0"><input type="checkbox" name="${field.name}" value="1"><span class="application-answer-alternative">${escapeHtml(field.label)}</span></label></li></ul></div>`;
}
