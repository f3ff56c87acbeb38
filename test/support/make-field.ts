import type { Field } from '@valet/schemas';

/** A required text box that the page gives no name, with what a test says of it. */
export function makeField(given: Partial<Field> = {}): Field {
  return {
    id: 'f',
    label: 'Field',
    kind: 'text',
    widget: 'plain',
    required: true,
    options: [],
    lazyOptions: false,
    section: '',
    frame: 'main',
    sensitive: false,
    locators: [],
    domId: null,
    domName: null,
    ...given,
  };
}
