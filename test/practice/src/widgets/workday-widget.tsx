import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { WidgetProps } from './widget-env.ts';
import { useMenu } from './widget-menu.ts';

const rowPx = 20;
const rowsShown = 6;

/** A list button as Workday makes it: the popup draws only the rows that are scrolled into view. */
export function WorkdayList({ id, label, options, value, commit, env }: WidgetProps) {
  const { open, show, hide } = useMenu(env);
  const [from, setFrom] = useState(0);
  useEffect(() => {
    if (!open) setFrom(0);
  }, [open]);
  return (
    <div className="field" data-automation-id="formField">
      <label htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      <div>
        <button
          type="button"
          id={id}
          name={id}
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-label={`${label} ${value ?? 'Select One'}`}
          {...(open ? { 'aria-controls': `${id}-popup` } : {})}
          onClick={() => (open ? hide() : show())}
          onKeyDown={(event) => event.key === 'Escape' && hide()}
        >
          {value ?? 'Select One'}
        </button>
      </div>
      {open &&
        createPortal(
          <div
            data-automation-id="activeListContainer"
            style={{ height: rowPx * rowsShown, overflowY: 'auto', position: 'relative' }}
            onScroll={(event) => {
              const first = Math.floor(event.currentTarget.scrollTop / rowPx);
              env.later(() => setFrom(first));
            }}
          >
            <ul
              id={`${id}-popup`}
              role="listbox"
              aria-labelledby={`${id}-label`}
              style={{ height: rowPx * options.length, margin: 0, padding: 0, position: 'relative' }}
            >
              {options.slice(from, from + rowsShown + 1).map((option, index) => (
                <li
                  key={option}
                  role="option"
                  tabIndex={-1}
                  aria-selected={option === value}
                  style={{ height: rowPx, position: 'absolute', top: (from + index) * rowPx }}
                  onClick={() => {
                    hide();
                    env.later(() => commit(option));
                  }}
                  onKeyDown={(event) => event.key === 'Escape' && hide()}
                >
                  {option}
                </li>
              ))}
            </ul>
          </div>,
          document.body,
        )}
    </div>
  );
}
