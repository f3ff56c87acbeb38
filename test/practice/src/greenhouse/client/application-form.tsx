import { useEffect, useRef } from 'react';
import type { Control } from '../form-model.ts';
import type { JobPage } from '../job-post.ts';
import { EducationSection, EmploymentSection } from './entry-sections.tsx';
import { FieldView } from './field/field-view.tsx';
import { PhoneFields } from './field/phone-field.tsx';
import { FormContext } from './form-context.ts';
import { isComplete, SecurityCode } from './security-code.tsx';
import { ConsentSection, DemographicSection, EeocSection } from './survey-sections.tsx';
import { type Application, useApplication } from './use-application.ts';

/** The application form; `onConfirmed` is called where the confirmation takes the form's place. */
export function ApplicationForm({ page, onConfirmed }: { page: JobPage; onConfirmed(): void }) {
  const application = useApplication(page, onConfirmed);
  const { model, formError } = application;
  const form = useSecondHandler(application);
  return (
    <FormContext value={application}>
      <div className="application--container">
        <FormHeader quickApplyUrl={page.quickApply.url} />
        <form
          ref={form}
          method="get"
          id="application-form"
          className="application--form"
          onSubmit={application.submit}
          data-discover="true"
        >
          <Questions controls={model.standard} />
          <EducationSection />
          <EmploymentSection />
          {model.custom.length > 0 && <Questions controls={model.custom} isSeparate />}
          <DemographicSection />
          <EeocSection />
          <ConsentSection />
          <SecurityCode />
          {formError !== undefined && (
            <div className="application--error" role="alert">
              <p className="helper-text helper-text--error">{formError}</p>
            </div>
          )}
          <SubmitButton application={application} />
        </form>
      </div>
    </FormContext>
  );
}

/** With the double-submit fault a listener of its own sends the same press a second time. */
function useSecondHandler({ page, submit }: Application) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const element = form.current;
    if (!element || !page.practice.doubleSubmit) return;
    const again = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest('button[type=submit]')) submit(event);
    };
    element.addEventListener('click', again);
    return () => element.removeEventListener('click', again);
  });
  return form;
}

function FormHeader({ quickApplyUrl }: { quickApplyUrl: string }) {
  return (
    <div className="application--header">
      <div className="application--header--text">
        <div className="application--header--title">
          <h2 className="section-header font-primary">Apply for this job</h2>
        </div>
        <div className="application--header--required">
          <p className="body body__secondary">
            <span className="required">*</span> indicates a required field
          </p>
        </div>
      </div>
      <div className="application--header--buttons">
        <a className="btn btn--pill btn--secondary" href={quickApplyUrl}>
          Autofill my application
        </a>
      </div>
    </div>
  );
}

function Questions({ controls, isSeparate = false }: { controls: Control[]; isSeparate?: boolean }) {
  const phone = controls.find(({ kind }) => kind === 'tel');
  return (
    <div className="application--questions">
      {isSeparate && <hr />}
      {controls.map((control) => {
        if (control.kind === 'tel') return null;
        if (control.kind === 'phone-country' && phone) {
          return <PhoneFields key={control.id} country={control} phone={phone} />;
        }
        return (
          <div className="field-wrapper" key={control.id}>
            <FieldView control={control} />
          </div>
        );
      })}
    </div>
  );
}

/** A press is handled on the button: the browser's own check would refuse react-select's mirror inputs first. */
function SubmitButton({ application }: { application: Application }) {
  const { page, codeStep, code, isSending, submit } = application;
  return (
    <div className="application--submit">
      <button
        type="submit"
        className={`btn btn--${page.practice.buttonShape}`}
        aria-disabled={isSending}
        disabled={codeStep !== undefined && !isComplete(code)}
        onClick={submit}
      >
        {isSending ? 'Submitting…' : 'Submit application'}
      </button>
    </div>
  );
}
