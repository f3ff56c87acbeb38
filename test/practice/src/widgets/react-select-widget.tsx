import Select from 'react-select';
import AsyncSelect from 'react-select/async';
import type { WidgetProps } from './widget-env.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const choiceOf = (label: string): Choice => ({ value: label.toLowerCase(), label });

/** The real react-select, one value. */
export function ReactSelect({ id, label, options, value, commit, env }: WidgetProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        inputId={id}
        classNamePrefix="select"
        {...(env.fault === 'shut' ? { menuIsOpen: false } : {})}
        options={options.map(choiceOf)}
        value={value === null ? null : choiceOf(value)}
        onChange={(choice) => commit(choice?.label ?? null)}
      />
    </div>
  );
}

/** The real react-select, several values. */
export function ReactSelectMulti({ id, label, options, value, commit, env }: WidgetProps<readonly string[]>) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        inputId={id}
        classNamePrefix="select"
        isMulti
        {...(env.fault === 'shut' ? { menuIsOpen: false } : {})}
        options={options.map(choiceOf)}
        value={value.map(choiceOf)}
        onChange={(choices) => commit(choices.map((choice) => choice.label))}
      />
    </div>
  );
}

/** The real react-select over a server that answers when it answers. */
export function ReactSelectAsync({ id, label, options, value, commit, env }: WidgetProps) {
  const load = (text: string) =>
    new Promise<Choice[]>((resolve) =>
      env.later(() =>
        resolve(options.filter((option) => option.toLowerCase().includes(text.toLowerCase())).map(choiceOf)),
      ),
    );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <AsyncSelect
        inputId={id}
        classNamePrefix="select"
        {...(env.fault === 'shut' ? { menuIsOpen: false } : {})}
        cacheOptions={false}
        loadOptions={load}
        value={value === null ? null : choiceOf(value)}
        onChange={(choice) => commit(choice?.label ?? null)}
      />
    </div>
  );
}
