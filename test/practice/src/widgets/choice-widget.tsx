import type { WidgetProps } from './widget-env.ts';

/** A native select that React controls. */
export function NativeSelect({ id, label, options, value, commit }: WidgetProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={id} value={value ?? ''} onChange={(event) => commit(event.target.value || null)}>
        <option value="">Select...</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Native radios that React controls. */
export function RadioGroup({ id, label, options, value, commit }: WidgetProps) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {options.map((option, index) => (
        <label key={option}>
          <input
            type="radio"
            id={`${id}-${index}`}
            name={id}
            value={`v${index}`}
            checked={value === option}
            onChange={() => commit(option)}
          />
          {option}
        </label>
      ))}
    </fieldset>
  );
}

/** Check boxes that React controls. */
export function CheckboxGroup({ id, label, options, value, commit }: WidgetProps<readonly string[]>) {
  const toggle = (option: string) =>
    commit(value.includes(option) ? value.filter((other) => other !== option) : [...value, option]);
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {options.map((option, index) => (
        <label key={option}>
          <input
            type="checkbox"
            id={`${id}-${index}`}
            name={`${id}[]`}
            checked={value.includes(option)}
            onChange={() => toggle(option)}
          />
          {option}
        </label>
      ))}
    </fieldset>
  );
}

/** Two buttons and a hidden box (Ashby). */
export function YesNo({ id, label, options, value, commit, env }: WidgetProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="_yesno_x1">
        {options.map((option) => (
          <button
            type="button"
            key={option}
            className={`_option_x1 ${value === option ? '_active_x1' : ''}`}
            onClick={() => env.later(() => commit(option))}
          >
            {option}
          </button>
        ))}
        <input
          type="checkbox"
          tabIndex={-1}
          id={id}
          checked={value === options[0]}
          readOnly
          style={{ display: 'none' }}
        />
      </div>
    </div>
  );
}
