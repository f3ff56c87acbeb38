import { type ComponentType, memo, useMemo, useState } from 'react';
import type { Control, ControlKind } from '../../form-model.ts';
import { FormContext, useForm } from '../form-context.ts';
import { debounced, searchEducation, searchPlaces } from '../search.ts';
import type { Application } from '../use-application.ts';
import { CheckboxesField, ConsentField } from './checkbox-field.tsx';
import { FileField } from './file-field.tsx';
import { NativeSelectField, SearchField, SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

type FieldProps = { control: Control };

/** Place of residence; typing alone leaves it empty. */
function PlaceField({ control }: FieldProps) {
  const search = useMemo(() => debounced(searchPlaces), []);
  const [notice, setNotice] = useState('');
  return (
    <>
      <SearchField control={control} search={search} isPlace />
      <button type="button" className="btn--tertiary" onClick={() => setNotice('We could not find where you are.')}>
        Locate me
      </button>
      {notice && <p className="helper-text">{notice}</p>}
    </>
  );
}

function EducationSearch({ control, of }: FieldProps & { of: 'schools' | 'degrees' | 'disciplines' }) {
  const { urlToken } = useForm().page;
  const search = useMemo(() => debounced((text) => searchEducation(urlToken, of, text)), [urlToken, of]);
  return <SearchField control={control} search={search} />;
}

/** One component per kind; the phone's two controls are drawn together elsewhere. */
const views: Record<Exclude<ControlKind, 'phone-country' | 'tel'>, ComponentType<FieldProps>> = {
  text: TextField,
  email: TextField,
  number: TextField,
  textarea: TextField,
  select: SelectField,
  multiselect: SelectField,
  checkboxes: CheckboxesField,
  consent: ConsentField,
  place: PlaceField,
  school: (props) => <EducationSearch {...props} of="schools" />,
  degree: (props) => <EducationSearch {...props} of="degrees" />,
  discipline: (props) => <EducationSearch {...props} of="disciplines" />,
  file: FileField,
};

/** Draws any control but the phone's; anew only where what it holds, or what is said of it, has changed. */
export function FieldView({ control }: FieldProps) {
  return <OneField control={control} form={useForm()} />;
}

const OneField = memo(
  function OneField({ control, form }: FieldProps & { form: Application }) {
    if (control.kind === 'phone-country' || control.kind === 'tel') return null;
    const View = control.isNative ? NativeSelectField : views[control.kind];
    return (
      <FormContext value={form}>
        <View control={control} />
      </FormContext>
    );
  },
  (before, after) => {
    const { id, textId = `${id}_text` } = after.control;
    return (
      before.control === after.control &&
      before.form.page === after.form.page &&
      before.form.errors[id] === after.form.errors[id] &&
      [id, textId].every((key) => before.form.values[key] === after.form.values[key])
    );
  },
);
