import { type ReactNode, useState } from 'react';
import type { AshbyField } from '../postings.ts';
import { DateBox, PlaceBox } from './boxes.tsx';
import { FileDrop, Radios, TickBoxes, YesNo } from './choices.tsx';
import type { ControlProps } from './control-props.ts';
import type { DraftClient } from './draft.ts';

interface EntryProps {
  field: AshbyField;
  draft: DraftClient;
  onFilled(path: string, isFilled: boolean): void;
}

/** A question with its control. */
export function FieldEntry({ field, draft, onFilled }: EntryProps) {
  const save = (values: readonly string[]) => {
    draft.save(field.name, values);
    onFilled(field.name, values.length > 0);
  };
  const Control = controls[field.type];
  const label = (
    <label
      className={`${field.required ? '_required ' : ''}ashby-application-form-question-title`}
      htmlFor={field.name}
    >
      {field.label}
    </label>
  );
  const control = (
    <Control field={field} save={save} draft={draft} onFile={(isThere) => onFilled(field.name, isThere)} />
  );
  const isGroup = field.type === 'ValueSelect' || field.type === 'MultiValueSelect';
  return (
    <div className={isGroup ? undefined : 'ashby-application-form-field-entry'} data-field-path={field.name}>
      {isGroup ? (
        <fieldset className="_fieldEntry">
          {label}
          {control}
        </fieldset>
      ) : (
        <>
          {label}
          {control}
        </>
      )}
    </div>
  );
}

const controls: Readonly<Record<AshbyField['type'], (props: ControlProps) => ReactNode>> = {
  String: TextBox,
  Email: TextBox,
  Phone: TextBox,
  LongText: TextBox,
  Boolean: YesNo,
  File: FileDrop,
  Location: PlaceBox,
  Date: DateBox,
  ValueSelect: Radios,
  MultiValueSelect: TickBoxes,
};

function TextBox({ field, save }: ControlProps) {
  const [text, setText] = useState('');
  const shared = {
    id: field.name,
    name: field.name,
    required: field.required,
    placeholder: 'Type here...',
    value: text,
    onChange: ({ target }: { target: { value: string } }) => {
      setText(target.value);
      save(target.value === '' ? [] : [target.value]);
    },
  };
  if (field.type === 'LongText') return <textarea rows={4} {...shared} />;
  const type = field.type === 'Email' ? 'email' : field.type === 'Phone' ? 'tel' : 'text';
  return (
    <div>
      <input type={type} {...shared} />
    </div>
  );
}
