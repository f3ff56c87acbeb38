import { watchPlace } from './place-search.ts';
import { watchResume } from './resume-parse.ts';

const form = document.querySelector<HTMLFormElement>('#application-form');

if (form) {
  watchPlace(form);
  watchResume(form);
  const zone = form.querySelector<HTMLInputElement>('#applicant-timezone');
  if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const list of form.querySelectorAll('[data-qa=checkboxes]')) watchCheckboxes(list);
  form.querySelector('#btn-submit')?.addEventListener('click', () => {
    if (form.reportValidity()) form.querySelector<HTMLButtonElement>('#hcaptchaSubmitBtn')?.click();
  });
}

/** A group of boxes is required until one of them is ticked. */
function watchCheckboxes(list: Element): void {
  const boxes = [...list.querySelectorAll<HTMLInputElement>('input[required]')];
  list.addEventListener('change', () => {
    const isOpen = boxes.every(({ checked }) => !checked);
    for (const box of boxes) box.required = isOpen;
  });
}
