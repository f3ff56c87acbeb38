import DateField from 'react-date-picker';
import { DatePicker as Calendar } from 'react-datepicker';
import type { WidgetProps } from './widget-env.ts';

/** Month, day and year in boxes of their own (react-date-picker); the date is committed when the three make one. */
export function SegmentedDate({ id, label, value, commit, env }: WidgetProps) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <DateField
        id={id}
        name={id}
        format="MM/dd/y"
        monthAriaLabel="Month"
        dayAriaLabel="Day"
        yearAriaLabel="Year"
        monthPlaceholder="MM"
        dayPlaceholder="DD"
        yearPlaceholder="YYYY"
        calendarAriaLabel="Toggle calendar"
        clearAriaLabel="Clear value"
        value={dateOf(value)}
        onChange={(date) => env.later(() => commit(date instanceof Date ? isoOf(date) : null))}
      />
    </fieldset>
  );
}

/** A text box with a calendar (react-datepicker). */
export function DatePicker({ id, label, value, commit, env }: WidgetProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Calendar
        id={id}
        dateFormat="MM/dd/yyyy"
        placeholderText="MM/DD/YYYY"
        autoComplete="off"
        {...(env.fault === 'shut' ? { open: false } : {})}
        selected={dateOf(value)}
        onChange={(date: Date | null) => env.later(() => commit(date && isoOf(date)))}
      />
    </div>
  );
}

function dateOf(iso: string | null): Date | null {
  return iso === null ? null : new Date(`${iso}T00:00:00`);
}

function isoOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
