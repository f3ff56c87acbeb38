import { type DragEvent, useRef, useState } from 'react';
import type { ControlProps } from './control-props.ts';

/** Two buttons and a hidden check box: ticked means Yes, unticked means No or nothing yet. */
export function YesNo({ field, save }: ControlProps) {
  const [value, setValue] = useState<string | null>(null);
  const choose = (option: string) => {
    setValue(option);
    save([option]);
  };
  return (
    <div className="_yesno">
      {['Yes', 'No'].map((option) => (
        <button
          key={option}
          type="button"
          className={`_option ${value === option ? '_active' : ''}`}
          data-option={option.toLowerCase()}
          aria-pressed={value === option}
          onClick={() => choose(option)}
        >
          {option}
        </button>
      ))}
      <input type="checkbox" tabIndex={-1} name={field.name} checked={value === 'Yes'} readOnly />
    </div>
  );
}

/** Radios whose labels stand beside them. */
export function Radios({ field, save }: ControlProps) {
  return (field.options ?? []).map((option, index) => {
    const id = `form_${field.name}-labeled-radio-${index}`;
    return (
      <div key={option} className="_option">
        <span>
          <input type="radio" id={id} name={`form_${field.name}`} onChange={() => save([option])} />
        </span>
        <label htmlFor={id}>{option}</label>
      </div>
    );
  });
}

/** Check boxes, each named by its own option. */
export function TickBoxes({ field, save }: ControlProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (option: string, isOn: boolean) => {
    const after = (field.options ?? []).filter((one) => (one === option ? isOn : chosen.includes(one)));
    setChosen(after);
    save(after);
  };
  return (field.options ?? []).map((option, index) => {
    const id = `form_${field.name}-labeled-checkbox-${index}`;
    return (
      <div key={option} className="_option">
        <span>
          <input
            type="checkbox"
            id={id}
            name={option}
            checked={chosen.includes(option)}
            onChange={({ target }) => toggle(option, target.checked)}
          />
        </span>
        <label htmlFor={id}>{option}</label>
      </div>
    );
  });
}

/** A hidden file input behind a button and a drop zone. */
export function FileDrop({ field, draft, onFile }: ControlProps) {
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    await draft.saveFile(field.name, file);
    onFile(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div role="presentation">
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        id={field.name}
        required={field.required}
        className="_hidden"
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <div className="_instructions">
        <button
          type="button"
          onClick={() => input.current?.click()}
          onDrop={drop}
          onDragOver={(event) => event.preventDefault()}
        >
          {name === '' ? 'Upload File' : 'Replace'}
        </button>
        <p>{name === '' ? 'or drag and drop here' : name}</p>
      </div>
    </div>
  );
}
