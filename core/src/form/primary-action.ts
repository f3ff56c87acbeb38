import type { Form, FormButton } from '@valet/schemas';

const flow = ['submit', 'review', 'next'] as const;

/** The button that takes the application on from this page: sends it, shows it for review, or turns the page; disabled ones count. */
export function primaryAction({ buttons }: Pick<Form, 'buttons'>): FormButton | null {
  for (const role of flow) {
    const found = buttons.filter((button) => button.role === role);
    const button = found.find(({ disabled }) => !disabled) ?? found[0];
    if (button) return button;
  }
  return null;
}

/** True when the page shows that something filled in is not accepted: by a message, or by a mark on a field. */
export function hasErrors({ fields, errors = [] }: Pick<Form, 'fields' | 'errors'>): boolean {
  return errors.length > 0 || fields.some(({ error, invalid }) => error !== undefined || invalid === true);
}
