import type { WidgetProps } from './widget-env.ts';

/** A text box that React controls. */
export function Plain({ id, label, value, commit }: WidgetProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={id} value={value ?? ''} onChange={(event) => commit(event.target.value)} />
    </div>
  );
}
