import type { Field, Form, FormButton, Manual } from '@valet/schemas';
import { matchFields } from '../../core/src/form/match-fields.ts';
import type { Plan } from '../../core/src/form/plan.ts';
import { formSignature } from '../../core/src/form/signature.ts';
import { recordManual } from '../../core/src/manual/record-manual.ts';
import { sampleProfile } from './engine.ts';
import { makeField } from './make-field.ts';
import { keepTrace } from './traces.ts';

/** A control of a form that a test makes up: a label, or more than that. */
export type GivenField = string | (Partial<Field> & { readonly label: string });

const submit: FormButton = {
  label: 'Submit',
  role: 'submit',
  frame: 'main',
  disabled: false,
  locators: [
    { by: 'role', role: 'button', name: 'Submit' },
    { by: 'css', css: '#submit' },
  ],
};

/** A form as the reader would give it; `posting` goes into the ids of its controls. */
export function makeForm(given: readonly GivenField[], posting = '4100101'): Form {
  const names = new Map<string, number>();
  const fields = given.map((one, at) => {
    const partial = typeof one === 'string' ? { label: one } : one;
    const base = partial.label.toLowerCase().replace(/\W+/g, '-');
    const copy = (names.get(base) ?? 0) + 1;
    names.set(base, copy);
    const domId = `question_${posting}${at}`;
    return makeField({
      id: copy > 1 ? `${base}~${copy}` : base,
      domId,
      locators: [
        { by: 'role', role: 'textbox', name: partial.label },
        { by: 'label', label: partial.label },
        { by: 'css', css: `#${domId}` },
      ],
      ...partial,
    });
  });
  return { url: 'https://ats.example/acme/1', title: '', signature: formSignature(fields), fields, buttons: [submit] };
}

/** The manual that a verified run of the form would leave, with what a test changes of its plan. */
export function recordForm(form: Form, plan: Plan = matchFields(form)): Manual {
  const recorded = recordManual({
    platform: 'greenhouse',
    place: { level: 'platform', urlPattern: '*' },
    pages: [{ form, entries: plan }],
    profile: sampleProfile,
  });
  if (!recorded.ok) throw new Error(recorded.reasons.join('; '));
  keepTrace('manual', recorded.manual);
  return recorded.manual;
}
