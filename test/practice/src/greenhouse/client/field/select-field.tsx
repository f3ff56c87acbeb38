import type { ReactNode } from 'react';
import Select from 'react-select';
import AsyncSelect from 'react-select/async';
import type { Choice, Control } from '../../form-model.ts';
import { useForm } from '../form-context.ts';
import { choiceOf, type Value } from '../form-values.ts';
import { FieldDescription, FieldError } from './field-error.tsx';
import { ClearSelections, NoIndicator, ToggleFlyout, WrappedControl } from './select-parts.tsx';

/** Label, select and message in the real form's nesting. */
export function SelectFrame({ control, children }: { control: Control; children: ReactNode }) {
  const { id, label, required, description } = control;
  return (
    <div className="select">
      <div className="select__container">
        <label id={`${id}-label`} htmlFor={id} className="label select__label">
          {label}
          {required && <span aria-hidden="true">*</span>}
        </label>
        {children}
      </div>
      <FieldDescription id={id} html={description} />
      <FieldError id={id} />
    </div>
  );
}

/** What every react-select of the form is given. */
export function useSelectProps({ id, required }: Control, { isPlace = false } = {}) {
  const { values, errors, setValue } = useForm();
  const value = values[id];
  return {
    inputId: id,
    instanceId: id,
    className: 'select-shell',
    classNamePrefix: 'select',
    'aria-labelledby': `${id}-label`,
    'aria-errormessage': `${id}-error`,
    'aria-invalid': errors[id] !== undefined,
    required,
    isClearable: true,
    placeholder: 'Select...',
    noOptionsMessage: () => 'No options',
    value: value && typeof value === 'object' && !(value instanceof File) ? value : null,
    onChange: (next: unknown) => setValue(id, next as Value),
    components: {
      Control: WrappedControl,
      DropdownIndicator: isPlace ? NoIndicator : ToggleFlyout,
      ClearIndicator: ClearSelections,
      IndicatorSeparator: NoIndicator,
      LoadingIndicator: NoIndicator,
    },
  } as const;
}

/** A select of one or several options from a fixed list. */
export function SelectField({ control }: { control: Control }) {
  const { value, ...props } = useSelectProps(control);
  return (
    <SelectFrame control={control}>
      <Select<Choice, boolean>
        {...props}
        value={value as Choice | readonly Choice[] | null}
        options={control.options ?? []}
        isMulti={control.kind === 'multiselect'}
      />
    </SelectFrame>
  );
}

/** The same as the browser draws it: one option or none. */
export function NativeSelectField({ control }: { control: Control }) {
  const { values, setValue } = useForm();
  const { id, required, options = [] } = control;
  return (
    <SelectFrame control={control}>
      <select
        id={id}
        required={required}
        value={choiceOf(values, id)?.value ?? ''}
        onChange={({ target }) => setValue(id, options.find(({ value }) => value === target.value) ?? null)}
      >
        <option value="">Select...</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </SelectFrame>
  );
}

/** A select whose options are searched on a server while one types. */
export interface SearchFieldProps {
  control: Control;
  search: (text: string) => Promise<Choice[]>;
  /** No toggle, no placeholder, nothing before one types. */
  isPlace?: boolean;
}

/** A typeahead; free text is never kept, only a picked option. */
export function SearchField({ control, search, isPlace = false }: SearchFieldProps) {
  const { value, ...props } = useSelectProps(control, { isPlace });
  return (
    <SelectFrame control={control}>
      <AsyncSelect<Choice>
        {...props}
        {...(isPlace && { placeholder: '' })}
        value={value as Choice | null}
        loadOptions={search}
        defaultOptions={!isPlace}
        filterOption={null}
      />
    </SelectFrame>
  );
}
