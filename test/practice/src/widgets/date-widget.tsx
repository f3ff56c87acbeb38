import { useEffect, useState } from 'react';
import type { WidgetProps } from './widget-env.ts';

const parts = [
  { name: 'month', hint: 'MM' },
  { name: 'day', hint: 'DD' },
  { name: 'year', hint: 'YYYY' },
] as const;

type Segments = Record<(typeof parts)[number]['name'], string>;

const none: Segments = { month: '', day: '', year: '' };

/** Month, day and year in boxes of their own; the date is committed when the three make one. */
export function SegmentedDate({ id, label, value, commit, env }: WidgetProps) {
  const [segments, setSegments] = useState(none);
  useEffect(() => {
    if (value === null) setSegments(none);
  }, [value]);
  const write = (name: keyof Segments, text: string) => {
    if (env.fault === 'ignored') return;
    const next = { ...segments, [name]: text.replace(/\D/g, '') };
    setSegments(next);
    const iso = isoOf(next);
    if (iso) commit(iso);
  };
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div>
        {parts.map(({ name, hint }) => (
          <input
            key={name}
            id={`${id}-${name}`}
            aria-label={name}
            placeholder={hint}
            maxLength={hint.length}
            value={segments[name]}
            onChange={(event) => write(name, event.target.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A text box with a calendar; the text is read when the box is left. */
export function DatePicker({ id, label, value, commit, env }: WidgetProps) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  useEffect(() => setText(value === null ? '' : shownOf(value)), [value]);
  const leave = () => {
    setOpen(false);
    const [month = '', day = '', year = ''] = text.split('/');
    const iso = isoOf({ month, day, year });
    if (iso && env.fault !== 'ignored') commit(iso);
    else setText(value === null ? '' : shownOf(value));
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        placeholder="MM/DD/YYYY"
        autoComplete="off"
        value={text}
        onFocus={() => env.later(() => setOpen(env.fault !== 'shut'))}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        onBlur={leave}
      />
      {open && (
        <div className="calendar">
          {[1, 2, 3].map((day) => (
            <button type="button" tabIndex={-1} key={day}>
              {day}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function isoOf({ month, day, year }: Segments): string | null {
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year)) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function shownOf(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${month}/${day}/${year}`;
}
