import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { WidgetEnv, WidgetProps } from './widget-env.ts';

/** Opens and closes a list as the page's delays have it. */
function useList(env: WidgetEnv) {
  const [open, setOpen] = useState(false);
  return { open, hide: () => setOpen(false), show: () => env.later(() => setOpen(env.fault !== 'shut')) };
}

/** A list button as Headless UI's Listbox makes it; a hidden box is sent. */
export function HeadlessListbox({ id, label, options, value, commit, env }: WidgetProps) {
  const { open, show, hide } = useList(env);
  return (
    <div className="field">
      <span id={`${id}-label`}>{label}</span>
      <input type="hidden" name={id} value={value ?? ''} readOnly />
      <button
        type="button"
        id={id}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-labelledby={`${id}-label ${id}`}
        {...(open ? { 'aria-controls': `${id}-options` } : {})}
        onClick={() => (open ? hide() : show())}
        onKeyDown={(event) => event.key === 'Escape' && hide()}
      >
        {value ?? 'Choose one'}
      </button>
      {open &&
        createPortal(
          <ul id={`${id}-options`} role="listbox" tabIndex={-1} aria-labelledby={`${id}-label`}>
            {options.map((option) => (
              <li
                key={option}
                role="option"
                tabIndex={-1}
                aria-selected={option === value}
                onClick={() => {
                  hide();
                  env.later(() => commit(option));
                }}
                onKeyDown={(event) => event.key === 'Escape' && hide()}
              >
                {option}
              </li>
            ))}
          </ul>,
          document.body,
        )}
    </div>
  );
}

/** A select as MUI makes it: opens on mousedown, and the rest of the page is hidden from readers while it is open. */
export function MuiSelect({ id, label, options, value, commit, env }: WidgetProps) {
  const { open, show, hide } = useList(env);
  useHiddenPage(open);
  return (
    <div className="MuiFormControl-root">
      <label className="MuiInputLabel-root" id={`${id}-label`} htmlFor={`${id}-native`}>
        {label}
      </label>
      <div className="MuiInputBase-root MuiSelect-root">
        <div
          id={id}
          className="MuiSelect-select"
          role="combobox"
          tabIndex={0}
          aria-haspopup="listbox"
          aria-controls={`${id}-menu`}
          aria-expanded={open}
          aria-labelledby={`${id}-label ${id}`}
          onMouseDown={(event) => event.button === 0 && show()}
          onKeyDown={(event) => event.key === 'ArrowDown' && show()}
        >
          {value ?? <span className="notranslate">&#8203;</span>}
        </div>
        <input
          aria-hidden="true"
          tabIndex={-1}
          className="MuiSelect-nativeInput"
          value={value ?? ''}
          readOnly
          style={{ opacity: 0, position: 'absolute', width: '100%' }}
        />
      </div>
      {open &&
        createPortal(
          <div role="presentation" className="MuiModal-root" onKeyDown={(event) => event.key === 'Escape' && hide()}>
            <ul id={`${id}-menu`} role="listbox" tabIndex={-1} aria-labelledby={`${id}-label`}>
              {options.map((option) => (
                <li
                  key={option}
                  role="option"
                  tabIndex={-1}
                  data-value={option}
                  aria-selected={option === value}
                  onClick={() => {
                    commit(option);
                    hide();
                  }}
                  onKeyUp={(event) => event.key === ' ' && commit(option)}
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

/** A select as Radix makes it: opens on pointerdown, chooses on pointerup, with a native select behind it. */
export function RadixSelect({ id, label, options, value, commit, env }: WidgetProps) {
  const { open, show, hide } = useList(env);
  useHiddenPage(open);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <button
        type="button"
        id={id}
        role="combobox"
        aria-controls={`${id}-content`}
        aria-expanded={open}
        aria-autocomplete="none"
        data-state={open ? 'open' : 'closed'}
        {...(value === null ? { 'data-placeholder': '' } : {})}
        onPointerDown={(event) => event.button === 0 && event.pointerType === 'mouse' && show()}
        onKeyDown={(event) => ['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(event.key) && show()}
      >
        <span style={{ pointerEvents: 'none' }}>{value ?? 'Select an option'}</span>
        <span aria-hidden="true">▾</span>
      </button>
      <select
        aria-hidden="true"
        tabIndex={-1}
        value={value ?? ''}
        onChange={(event) => commit(event.target.value)}
        style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clip: 'rect(0, 0, 0, 0)' }}
      >
        <option value="" />
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
      {open &&
        createPortal(
          <div
            id={`${id}-content`}
            role="listbox"
            tabIndex={-1}
            data-state="open"
            onKeyDown={(event) => event.key === 'Escape' && hide()}
          >
            {options.map((option) => (
              <div
                key={option}
                role="option"
                tabIndex={-1}
                aria-labelledby={`${id}-${option}`}
                aria-selected={option === value}
                data-state={option === value ? 'checked' : 'unchecked'}
                onPointerUp={(event) => {
                  if (event.pointerType !== 'mouse') return;
                  commit(option);
                  hide();
                }}
              >
                <span id={`${id}-${option}`}>{option}</span>
              </div>
            ))}
          </div>,
          document.body,
        )}
    </div>
  );
}

const rowPx = 20;
const rowsShown = 6;

/** A list button as Workday makes it: the popup draws only the rows that are scrolled into view. */
export function WorkdayList({ id, label, options, value, commit, env }: WidgetProps) {
  const { open, show, hide } = useList(env);
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

/** While a modal list is open, the rest of the page is hidden from assistive technology. */
function useHiddenPage(open: boolean): void {
  useEffect(() => {
    const page = document.getElementById('app');
    if (open) page?.setAttribute('aria-hidden', 'true');
    return () => page?.removeAttribute('aria-hidden');
  }, [open]);
}
