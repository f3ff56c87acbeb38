import type { Control } from '../../form-model.ts';
import { useForm } from '../form-context.ts';
import { FieldDescription, FieldError } from './field-error.tsx';

const types: Record<string, string> = { number: 'number', tel: 'tel' };

/** A text box of one or of many lines; it has an id and no name, as on the real form. */
export function TextField({ control }: { control: Control }) {
  const { values, errors, setValue } = useForm();
  const { id, label, kind, required, maxLength, autoComplete, description } = control;
  const shared = {
    id,
    value: typeof values[id] === 'string' ? values[id] : '',
    onChange: (event: { target: { value: string } }) => setValue(id, event.target.value),
    'aria-label': label,
    'aria-describedby': `${id}-description ${id}-error ${id}-help`,
    'aria-invalid': errors[id] !== undefined,
    'aria-errormessage': `${id}-error`,
    'aria-required': required,
  };
  return (
    <div className="text-input-wrapper">
      <div className="input-wrapper">
        <label id={`${id}-label`} htmlFor={id} className="label label">
          {label}
          {required && <span aria-hidden="true">*</span>}
        </label>
        {kind === 'textarea' ? (
          <textarea {...shared} className="input input__multi-line" rows={4} />
        ) : (
          <input
            {...shared}
            className="input input__single-line"
            type={types[kind] ?? 'text'}
            maxLength={maxLength}
            autoComplete={autoComplete}
          />
        )}
      </div>
      <FieldDescription id={id} html={description} />
      <FieldError id={id} />
    </div>
  );
}
