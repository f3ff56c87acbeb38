import intlTelInput from 'intl-tel-input';
import countries from 'intl-tel-input/data';
import { useEffect, useRef } from 'react';
import Select, { createFilter, type FormatOptionLabelMeta } from 'react-select';
import type { Choice, Control } from '../../form-model.ts';
import { useForm } from '../form-context.ts';
import { FieldError } from './field-error.tsx';
import { SelectFrame, useSelectProps } from './select-field.tsx';

const names = new Intl.DisplayNames('en', { type: 'region' });

/** Countries to dial; the value holds ISO code and dial code, e.g. `us +1`. */
const dialOptions: Choice[] = countries
  .map(({ iso2, dialCode }) => ({ value: `${iso2} +${dialCode}`, label: `${nameOf(iso2)} +${dialCode}` }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));

/** Ascension Island and Kosovo have dial codes but no name of their own in every ICU. */
function nameOf(iso2: string): string {
  try {
    return names.of(iso2.toUpperCase()) ?? iso2.toUpperCase();
  } catch {
    return iso2.toUpperCase();
  }
}

/** Country picker and number box in one fieldset. */
export function PhoneFields({ country, phone }: { country: Control; phone: Control }) {
  return (
    <fieldset className="phone-input">
      <legend className="visually-hidden">Phone</legend>
      <div className="phone-input__country">
        <CountrySelect control={country} />
      </div>
      <div className="phone-input__phone">
        <NumberBox control={phone} />
      </div>
    </fieldset>
  );
}

function CountrySelect({ control }: { control: Control }) {
  const { value, ...props } = useSelectProps(control);
  return (
    <SelectFrame control={control}>
      <Select<Choice>
        {...props}
        placeholder=""
        value={value as Choice | null}
        options={dialOptions}
        filterOption={createFilter({ matchFrom: 'any', stringify: (option) => option.label })}
        formatOptionLabel={drawCountry}
      />
    </SelectFrame>
  );
}

/** In the menu flag, name and code; once chosen, flag and code alone. */
function drawCountry({ value, label }: Choice, { context }: FormatOptionLabelMeta<Choice>) {
  const [iso2 = '', dialCode] = value.split(' ');
  const flag = <span className={`iti__flag iti__${iso2}`} aria-hidden="true" />;
  return (
    <div className="phone-input__option">
      {flag}
      {context === 'value' ? dialCode : label}
    </div>
  );
}

/** The tel box wears intl-tel-input, whose hidden country list is a second, useless set of options. */
function NumberBox({ control }: { control: Control }) {
  const { values, errors, setValue } = useForm();
  const box = useRef<HTMLInputElement>(null);
  const { id, label, required, maxLength } = control;
  useEffect(() => {
    if (!box.current) return;
    const widget = intlTelInput(box.current, {
      initialCountry: '',
      placeholderNumberPolicy: 'OFF',
      formatAsYouType: false,
      separateDialCode: false,
    });
    return () => widget.destroy();
  }, []);
  return (
    <div className="text-input-wrapper">
      <div className="input-wrapper">
        <label id={`${id}-label`} htmlFor={id} className="label label">
          {label}
          {required && <span aria-hidden="true">*</span>}
        </label>
        <input
          ref={box}
          id={id}
          className="input input__single-line"
          type="tel"
          maxLength={maxLength}
          value={typeof values[id] === 'string' ? values[id] : ''}
          onChange={(event) => setValue(id, event.target.value)}
          aria-label={label}
          aria-describedby={`${id}-description ${id}-error ${id}-help`}
          aria-invalid={errors[id] !== undefined}
          aria-errormessage={`${id}-error`}
          aria-required={required}
        />
      </div>
      <FieldError id={id} />
    </div>
  );
}
