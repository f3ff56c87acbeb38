import { type Control, complaintOf, makeControl } from './control.ts';
import { readPosting, send } from './posting.ts';

/** One field, in a shadow root of its own. */
class JobField extends HTMLElement {
  show(control: Control): void {
    const root = this.attachShadow({ mode: 'open' });
    root.append(control.element);
  }
}

/** The whole form: fields and button below its shadow root, no form element anywhere. */
class JobApplication extends HTMLElement {
  connectedCallback(): void {
    const posting = readPosting();
    const root = this.attachShadow({ mode: 'open' });
    const controls = posting.fields.map(makeControl);
    for (const control of controls) {
      const host = document.createElement('job-field') as JobField;
      root.append(host);
      host.show(control);
    }
    const error = Object.assign(document.createElement('p'), { className: 'error' });
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Send application' });
    button.addEventListener('click', () => {
      const complaint = controls.map(complaintOf).find((text) => text !== null);
      error.textContent = complaint ?? '';
      if (complaint) return;
      const body = new FormData();
      for (const { field, read } of controls) for (const value of read()) body.append(field.name, value);
      void send(posting, body, (text) => {
        error.textContent = text;
      });
    });
    root.append(error, button);
  }
}

/** Makes the elements known to the page. */
export function defineShadowForm(): void {
  customElements.define('job-field', JobField);
  customElements.define('job-application', JobApplication);
}
