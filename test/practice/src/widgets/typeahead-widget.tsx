import { useEffect, useRef, useState } from 'react';
import { matching, type WidgetProps } from './widget-env.ts';

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
