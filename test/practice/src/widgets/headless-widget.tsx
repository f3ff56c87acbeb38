import {
  Combobox,
  ComboboxButton,
  ComboboxInput,
  ComboboxOption,
  ComboboxOptions,
  Field,
  Label,
  Listbox,
  ListboxButton,
  ListboxOption,
  ListboxOptions,
  Radio,
  RadioGroup,
} from '@headlessui/react';
import { useState } from 'react';
import { matching, type WidgetProps } from './widget-env.ts';

/** Headless UI's list button; a hidden box is sent. */
export function HeadlessListbox({ id, label, options, value, commit, env }: WidgetProps) {
  return (
    <Field className="field">
      <Label>{label}</Label>
      <Listbox name={id} value={value} onChange={(option) => env.later(() => commit(option))}>
        <ListboxButton>{value ?? 'Choose one'}</ListboxButton>
        {env.fault !== 'shut' && (
          <ListboxOptions anchor="bottom">
            {options.map((option) => (
              <ListboxOption key={option} value={option}>
                {option}
              </ListboxOption>
            ))}
          </ListboxOptions>
        )}
      </Listbox>
    </Field>
  );
}

/** Headless UI's combobox over options that come when they come. */
export function HeadlessCombobox({ label, options, value, commit, env }: WidgetProps) {
  const [items, setItems] = useState(options);
  const search = (text: string) => env.later(() => setItems(matching(options, text)));
  return (
    <Field className="field">
      <Label>{label}</Label>
      <Combobox value={value} onChange={(option) => env.later(() => commit(option))} onClose={() => search('')}>
        <ComboboxInput
          displayValue={(option: string | null) => option ?? ''}
          onChange={(event) => search(event.target.value)}
        />
        <ComboboxButton>▾</ComboboxButton>
        {env.fault !== 'shut' && (
          <ComboboxOptions anchor="bottom">
            {items.map((option) => (
              <ComboboxOption key={option} value={option}>
                {option}
              </ComboboxOption>
            ))}
          </ComboboxOptions>
        )}
      </Combobox>
    </Field>
  );
}

/** Headless UI's radios, which are no native ones. */
export function AriaRadio({ label, options, value, commit, env }: WidgetProps) {
  return (
    <Field className="field">
      <Label>{label}</Label>
      <RadioGroup value={value} onChange={(option) => env.later(() => commit(option))}>
        {options.map((option) => (
          <Field key={option}>
            <Radio value={option}>{value === option ? '●' : '○'}</Radio>
            <Label>{option}</Label>
          </Field>
        ))}
      </RadioGroup>
    </Field>
  );
}
