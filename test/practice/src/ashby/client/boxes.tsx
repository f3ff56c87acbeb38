import { useState } from 'react';
import type { ControlProps } from './control-props.ts';

/** A combobox whose options come from the server; only a picked one is kept. */
export function PlaceBox({ field, save, draft }: ControlProps) {
  const [text, setText] = useState('');
  const [places, setPlaces] = useState<readonly string[]>([]);
  const [picked, setPicked] = useState('');
  const type = async (query: string) => {
    setText(query);
    setPicked('');
    save([]);
    setPlaces(query === '' ? [] : await draft.findPlaces(query));
  };
  const pick = (place: string) => {
    setText(place);
    setPicked(place);
    setPlaces([]);
    save([place]);
  };
  const isOpen = places.length > 0;
  const leave = () => {
    if (picked === '') setText('');
    setPlaces([]);
  };
  return (
    <div className="_inputContainer">
      <input
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': `${field.name}-list` })}
        placeholder="Start typing..."
        value={text}
        onChange={({ target }) => void type(target.value)}
        onBlur={leave}
      />
      {isOpen && (
        <div role="listbox" id={`${field.name}-list`}>
          {places.map((place) => (
            <div
              key={place}
              role="option"
              aria-selected={false}
              tabIndex={-1}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(place);
              }}
            >
              {place}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** A date picker's box: what is typed counts when it is a date, and is kept as an ISO date. */
export function DateBox({ field, save }: ControlProps) {
  const [text, setText] = useState('');
  const type = (value: string) => {
    setText(value);
    const iso = isoDate(value);
    save(iso ? [iso] : []);
  };
  return (
    <div className="react-datepicker-wrapper">
      <div className="react-datepicker__input-container">
        <input
          type="text"
          id={field.name}
          required={field.required}
          placeholder="Pick date..."
          value={text}
          onChange={({ target }) => type(target.value)}
          onBlur={() => setText((before) => (isoDate(before) ? before : ''))}
        />
      </div>
    </div>
  );
}

/** `2027-03-01` for `03/01/2027` and for itself; null for anything else. */
function isoDate(text: string): string | null {
  const us = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const iso = us ? `${us[3]}-${us[1]}-${us[2]}` : text;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? iso : null;
}
