import type { ReactNode } from 'react';
import { CheckboxGroup, NativeSelect, RadioGroup, YesNo } from './choice-widget.tsx';
import { IntlPhone } from './phone-widget.tsx';
import { Plain } from './plain-widget.tsx';
import { Typeahead } from './typeahead-widget.tsx';
import type { WidgetProps } from './widget-env.ts';
import type { WidgetKind } from './widget-kind.ts';
import { WorkdayList } from './workday-widget.tsx';

type Draw<Value> = (props: WidgetProps<Value>) => ReactNode;

/** Draws a widget of one value, or of several. */
export type Drawing = { readonly one: Draw<string | null> } | { readonly many: Draw<readonly string[]> };

const dates = () => import('./date-widget.tsx');
const files = () => import('./file-widget.tsx');
const headless = () => import('./headless-widget.tsx');
const mui = () => import('./mui-widget.tsx');
const reactSelect = () => import('./react-select-widget.tsx');

/** How each kind is drawn; a page loads only the library that it shows. */
export const drawings: Readonly<Record<WidgetKind, () => Promise<Drawing>>> = {
  plain: async () => ({ one: Plain }),
  'native-select': async () => ({ one: NativeSelect }),
  'react-select': async () => ({ one: (await reactSelect()).ReactSelect }),
  'react-select-multi': async () => ({ many: (await reactSelect()).ReactSelectMulti }),
  'react-select-async': async () => ({ one: (await reactSelect()).ReactSelectAsync }),
  'downshift-combobox': async () => ({ one: (await import('./downshift-widget.tsx')).DownshiftCombobox }),
  'mui-autocomplete': async () => ({ one: (await mui()).MuiAutocomplete }),
  typeahead: async () => ({ one: Typeahead }),
  'headless-listbox': async () => ({ one: (await headless()).HeadlessListbox }),
  'headless-combobox': async () => ({ one: (await headless()).HeadlessCombobox }),
  'mui-select': async () => ({ one: (await mui()).MuiSelect }),
  'radix-select': async () => ({ one: (await import('./radix-widget.tsx')).RadixSelect }),
  'workday-list': async () => ({ one: WorkdayList }),
  'segmented-date': async () => ({ one: (await dates()).SegmentedDate }),
  'date-picker': async () => ({ one: (await dates()).DatePicker }),
  'radio-group': async () => ({ one: RadioGroup }),
  'aria-radio': async () => ({ one: (await headless()).AriaRadio }),
  'checkbox-group': async () => ({ many: CheckboxGroup }),
  'yes-no': async () => ({ one: YesNo }),
  file: async () => ({ one: (await files()).FileBox }),
  'hidden-file': async () => ({ one: (await files()).HiddenFile }),
  'drop-zone': async () => ({ one: (await files()).DropZone }),
  'rich-text': async () => ({ one: (await import('./rich-text-widget.tsx')).RichText }),
  'intl-phone': async () => ({ one: IntlPhone }),
};
