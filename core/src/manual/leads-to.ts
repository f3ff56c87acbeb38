import type { Field, Locator } from '@valet/schemas';
import { fold, normalText } from '../form/page/words.ts';

/** Whether a recorded locator is one of those that the live field has. */
export function leadsTo(locator: Locator, field: Field): boolean {
  if (locator.by === 'label' || locator.by === 'text') {
    return normalText(locator.by === 'label' ? locator.label : locator.text) === normalText(field.label);
  }
  return field.locators.some((own) => {
    if (locator.by === 'role') {
      return own.by === 'role' && own.role === locator.role && fold(own.name) === fold(locator.name);
    }
    if (locator.by === 'css') return own.by === 'css' && own.css === locator.css;
    return own.by === 'attribute' && own.name === locator.name && own.value === locator.value;
  });
}

/** A path counts elements, so that it shifts with whatever stands before. */
export function isPath(locator: Locator): boolean {
  return locator.by === 'css' && locator.css.includes(' > ');
}
