import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { WidgetProps } from './widget-env.ts';

const matching = (options: readonly string[], text: string) =>
  options.filter((option) => option.toLowerCase().includes(text.trim().toLowerCase()));

/** A combobox as Downshift's `useCombobox` makes it: leaving it picks what is highlighted, unless it is Escape first. */
export function DownshiftCombobox({ id, label, options, value, commit, env }: WidgetProps) {
  const [text, setText] = useState(value ?? '');
  const [open, setOpen] = useState(false);
  const [highlighted, setHighlighted] = useState(-1);
  useEffect(() => setText(value ?? ''), [value]);
  const show = (on: boolean) => env.later(() => setOpen(on && env.fault !== 'shut'));
  const shown = text === value ? options : matching(options, text);
  const choose = (option: string) => {
    setOpen(false);
    setText(option);
    env.later(() => {
      commit(option);
      if (env.fault === 'ignored') setText(value ?? '');
    });
  };
  const leave = () => {
    const option = open ? shown[highlighted] : undefined;
    if (option) choose(option);
    else setText(value ?? '');
    setOpen(false);
  };
  return (
    <div className="field">
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <div>
        <input
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-controls={`${id}-menu`}
          aria-expanded={open}
          aria-labelledby={`${id}-label`}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setHighlighted(-1);
            show(true);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') show(true);
            if (event.key === 'Escape') setOpen(false);
          }}
          onBlur={leave}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label="toggle menu"
          aria-controls={`${id}-menu`}
          aria-expanded={open}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => show(!open)}
        >
          ▾
        </button>
      </div>
      <ul
        id={`${id}-menu`}
        role="listbox"
        aria-labelledby={`${id}-label`}
        onMouseDown={(event) => event.preventDefault()}
      >
        {open &&
          shown.map((option, index) => (
            <li
              key={option}
              role="option"
              aria-selected={highlighted === index}
              onMouseMove={() => setHighlighted(index)}
              onClick={() => choose(option)}
            >
              {option}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** A combobox as MUI's Autocomplete makes it: its list stands in a popper at the end of the page. */
export function MuiAutocomplete({ id, label, options, value, commit, env }: WidgetProps) {
  const [text, setText] = useState(value ?? '');
  const [open, setOpen] = useState(false);
  useEffect(() => setText(value ?? ''), [value]);
  const show = (on: boolean) => env.later(() => setOpen(on && env.fault !== 'shut'));
  const shown = text === (value ?? '') ? options : matching(options, text);
  const leave = () => {
    setOpen(false);
    setText(value ?? '');
  };
  return (
    <div className="MuiAutocomplete-root">
      <label className="MuiFormLabel-root" htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      <div className="MuiInputBase-root">
        <input
          id={id}
          className="MuiInputBase-input MuiAutocomplete-input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          {...(open ? { 'aria-controls': `${id}-listbox` } : {})}
          aria-invalid="false"
          autoComplete="off"
          value={text}
          onMouseDown={() => (text === '' || !open) && show(!open)}
          onChange={(event) => {
            setText(event.target.value);
            show(true);
          }}
          onKeyDown={(event) => event.key === 'Escape' && leave()}
          onBlur={leave}
        />
        <div className="MuiAutocomplete-endAdornment">
          <button type="button" tabIndex={-1} aria-label="Open" title="Open" onClick={() => show(!open)}>
            ▾
          </button>
        </div>
      </div>
      {open &&
        createPortal(
          <div role="presentation" className="MuiAutocomplete-popper" onMouseDown={(event) => event.preventDefault()}>
            <ul id={`${id}-listbox`} role="listbox" aria-labelledby={`${id}-label`} className="MuiAutocomplete-listbox">
              {shown.map((option, index) => (
                <li
                  key={option}
                  tabIndex={-1}
                  role="option"
                  id={`${id}-option-${index}`}
                  className="MuiAutocomplete-option"
                  aria-selected={option === value}
                  onClick={() => {
                    setOpen(false);
                    commit(option);
                    if (env.fault === 'ignored') setText('');
                  }}
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

/** A place box (Lever): a server suggests, a hidden box takes what was picked, and what was only typed is dropped. */
export function Typeahead({ id, label, options, value, commit, env }: WidgetProps) {
  const [text, setText] = useState(value ?? '');
  const [found, setFound] = useState<readonly string[] | 'loading' | null>(null);
  const latest = useRef('');
  useEffect(() => setText(value ?? ''), [value]);
  const search = (query: string) => {
    latest.current = query;
    setText(query);
    if (value !== null) commit(null);
    setFound(query === '' ? null : 'loading');
    if (query === '' || env.fault === 'shut') return;
    env.later(() => {
      if (latest.current === query) setFound(matching(options, query.split(',')[0] ?? ''));
    });
  };
  const leave = () => {
    setFound(null);
    latest.current = '';
    if (value === null) setText('');
  };
  return (
    <div className="application-field">
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          id={id}
          className="location-input"
          autoComplete="off"
          value={text}
          onChange={(event) => search(event.target.value)}
          onBlur={leave}
        />
        <input type="hidden" name="selectedLocation" value={value ?? ''} />
        <div className="dropdown-results" onMouseDown={(event) => event.preventDefault()}>
          {found === 'loading' && <div className="dropdown-loading">Loading</div>}
          {Array.isArray(found) && found.length === 0 && <div className="dropdown-no-results">No results found</div>}
          {Array.isArray(found) &&
            found.map((option) => (
              <div
                key={option}
                onClick={() => {
                  setFound(null);
                  setText(option);
                  commit(option);
                }}
              >
                {option}
              </div>
            ))}
        </div>
      </div>
    </div>
  );
}
