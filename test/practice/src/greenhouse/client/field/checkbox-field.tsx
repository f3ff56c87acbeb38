import type { Choice, Control } from '../../form-model.ts';
import { useForm } from '../form-context.ts';
import { choicesOf } from '../form-values.ts';
import { FieldDescription, FieldError } from './field-error.tsx';

/** A multi-select drawn as boxes; only these inputs have a name. */
export function CheckboxesField({ control }: { control: Control }) {
  const { values, setValue } = useForm();
  const { id, label, required, options = [], description } = control;
  const picked = choicesOf(values, id);
  const toggle = (option: Choice, isOn: boolean): void => {
    const rest = picked.filter(({ value }) => value !== option.value);
    setValue(id, isOn ? [...rest, option] : rest);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the real form says it so, and readers must cope */}
      <fieldset className="checkbox" id={id} aria-required={required}>
        <legend className="label checkbox__description">
          {label} {required && <span className="required">*</span>}
        </legend>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            id={`${id}_${option.value}`}
            groupId={id}
            name={id}
            value={option.value}
            label={option.label}
            required={required}
            isOn={picked.some(({ value }) => value === option.value)}
            onToggle={(isOn) => toggle(option, isOn)}
          />
        ))}
      </fieldset>
      <FieldDescription id={id} html={description} />
      <FieldError id={id} />
    </>
  );
}

/** A single box with a sentence beside it. */
export function ConsentField({ control }: { control: Control }) {
  const { values, setValue } = useForm();
  const { id, label, required } = control;
  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the real form says it so, and readers must cope */}
      <fieldset className="checkbox" aria-required={required}>
        <Checkbox
          id={id}
          groupId={id}
          name={id}
          value="true"
          label={label}
          required={required}
          isMarked={required}
          isOn={values[id] === true}
          onToggle={(isOn) => setValue(id, isOn)}
        />
      </fieldset>
      <FieldError id={id} />
    </>
  );
}

interface CheckboxProps {
  id: string;
  groupId: string;
  name: string;
  value: string;
  label: string;
  required: boolean;
  isMarked?: boolean;
  isOn: boolean;
  onToggle(isOn: boolean): void;
}

function Checkbox({ id, groupId, name, value, label, required, isMarked, isOn, onToggle }: CheckboxProps) {
  const { errors } = useForm();
  return (
    <div className="checkbox__wrapper">
      <div className="checkbox__input">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          required={required}
          checked={isOn}
          onChange={(event) => onToggle(event.target.checked)}
          aria-describedby={`${groupId}-description ${groupId}-error`}
          aria-invalid={errors[groupId] !== undefined}
          aria-errormessage={`${groupId}-error`}
        />
        <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12">
          <path d="m2 6.2 2.6 2.6L10 3.4" fill="none" stroke="#fff" strokeWidth="1.8" />
        </svg>
      </div>
      <label htmlFor={id}>
        {label}
        {isMarked && <span className="required">*</span>}
      </label>
    </div>
  );
}
