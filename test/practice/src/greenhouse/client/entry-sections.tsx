import type { Control } from '../form-model.ts';
import { FieldView } from './field/field-view.tsx';
import { useForm } from './form-context.ts';

/** Schools, each with degree, discipline and dates. */
export function EducationSection() {
  const { model, addEntry } = useForm();
  if (model.educations.length === 0) return null;
  return (
    <div className="education--container">
      {model.educations.map((controls) => (
        <div className="education--form" key={controls[0]?.id}>
          <hr />
          <div className="education--header">
            <p className="body body--medium">Education</p>
          </div>
          <EntryControls controls={controls} isDate={(id) => /-(month|year)--/.test(id)} prefix="education" />
        </div>
      ))}
      <button type="button" className="add-another-button" onClick={() => addEntry('educations')}>
        Add another
      </button>
    </div>
  );
}

/** Earlier jobs. */
export function EmploymentSection() {
  const { model, addEntry } = useForm();
  if (model.employments.length === 0) return null;
  return (
    <div className="employment--container">
      {model.employments.map((controls) => (
        <div className="employment-form" key={controls[0]?.id}>
          <hr />
          <div className="education--header">
            <p className="body body--medium">Employment</p>
          </div>
          <EntryControls controls={controls} isDate={(id) => id.includes('-date-')} prefix="employment" />
        </div>
      ))}
      <button type="button" className="add-another-button" onClick={() => addEntry('employments')}>
        Add another
      </button>
    </div>
  );
}

interface EntryControlsProps {
  controls: Control[];
  isDate(id: string): boolean;
  prefix: 'education' | 'employment';
}

/** Month and year of a date stand side by side. */
function EntryControls({ controls, isDate, prefix }: EntryControlsProps) {
  const isCheck = ({ kind }: Control) => kind === 'consent';
  const dates = controls.filter(({ id }) => isDate(id));
  const starts = dates.filter(({ id }) => id.startsWith('start'));
  const ends = dates.filter(({ id }) => id.startsWith('end'));
  return (
    <>
      {controls
        .filter((control) => !isDate(control.id) && !isCheck(control))
        .map((control) => (
          <FieldView key={control.id} control={control} />
        ))}
      {dates.length > 0 && (
        <div className={`${prefix}--half-width-container`}>
          {[starts, ends].map((pair) => (
            <div className={`${prefix}--date-container`} key={pair[0]?.id}>
              {pair.map((control) => (
                <FieldView key={control.id} control={control} />
              ))}
            </div>
          ))}
        </div>
      )}
      {controls.filter(isCheck).map((control) => (
        <FieldView key={control.id} control={control} />
      ))}
    </>
  );
}
