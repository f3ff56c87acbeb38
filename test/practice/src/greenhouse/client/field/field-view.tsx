import { type ComponentType, useMemo, useState } from 'react';
import type { Control, ControlKind } from '../../form-model.ts';
import { useForm } from '../form-context.ts';
import { debounced, searchEducation, searchPlaces } from '../search.ts';
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

/** Draws any control but the phone's. */
export function FieldView({ control }: FieldProps) {
  if (control.kind === 'phone-country' || control.kind === 'tel') return null;
  const View = control.isNative ? NativeSelectField : views[control.kind];
  return <View control={control} />;
}
