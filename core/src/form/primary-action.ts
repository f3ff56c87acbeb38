import type { Form, FormButton } from '@valet/schemas';

const flow = ['submit', 'next', 'review'] as const;

/**
 * The button that takes the application on from this page: sends it, turns the page, or shows it for review. One that is
 * shut counts where no other is open.
 */
export function primaryAction({ buttons }: Pick<Form, 'buttons'>): FormButton | null {
  for (const isShut of [false, true]) {
    for (const role of flow) {
      const found = buttons.find((button) => button.role === role && button.disabled === isShut);
      if (found) return found;
    }
  }
  return null;
}

/** True when the page shows that something filled in is not accepted: by a message, or by a mark on a field. */
export function hasErrors({ fields, errors = [] }: Pick<Form, 'fields' | 'errors'>): boolean {
  return errors.length > 0 || fields.some(({ error, invalid }) => error !== undefined || invalid === true);
}
