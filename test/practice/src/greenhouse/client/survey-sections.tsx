import { isShown } from '../form-model.ts';
import { FieldView } from './field/field-view.tsx';
import { useForm } from './form-context.ts';
import { choiceOf } from './form-values.ts';

/** The equal-opportunity survey; race comes and goes with the answer before it. */
export function EeocSection() {
  const { model, values } = useForm();
  if (model.eeoc.length === 0) return null;
  const hispanic = choiceOf(values, 'hispanic_ethnicity')?.value;
  return (
    <div className="eeoc__container body">
      {/* biome-ignore lint/a11y/useSemanticElements: the real form says it so, and readers must cope */}
      <div className="divider" role="separator" />
      {model.eeoc.map(({ html, controls }) => (
        <div key={controls[0]?.id}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text */}
          <div dangerouslySetInnerHTML={{ __html: html ?? '' }} />
          {controls
            .filter((control) => isShown(control, hispanic))
            .map((control) => (
              <div className="eeoc__question__wrapper" key={control.id}>
                <FieldView control={control} />
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}

/** The employer's own survey. */
export function DemographicSection() {
  const { model, page } = useForm();
  const survey = page.jobPost.demographic_questions;
  if (!survey) return null;
  return (
    <>
      <hr />
      <div id="demographic-section" className="demographic--container">
        <h3 className="section-header font-primary">{survey.title}</h3>
        <div className="body">{survey.description}</div>
        {model.demographic.map((control) => (
          <FieldView key={control.id} control={control} />
        ))}
      </div>
    </>
  );
}

/** Boxes that only the applicant may tick. */
export function ConsentSection() {
  const { model } = useForm();
  if (model.consents.length === 0) return null;
  return (
    <div className="data-compliance">
      <hr />
      {model.consents.map((control) => (
        <div className="field-wrapper" key={control.id}>
          <FieldView control={control} />
        </div>
      ))}
    </div>
  );
}
