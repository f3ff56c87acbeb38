import { type ReactNode, useEffect, useRef, useState } from 'react';
import { driftedLayout } from '../drift.ts';
import type { Control } from '../form-model.ts';
import type { JobPage } from '../job-post.ts';
import { driftMarkup } from './drift-markup.ts';
import { EducationSection, EmploymentSection } from './entry-sections.tsx';
import { FieldView } from './field/field-view.tsx';
import { PhoneFields } from './field/phone-field.tsx';
import { FormContext, useForm } from './form-context.ts';
import { isComplete, SecurityCode } from './security-code.tsx';
import { ConsentSection, DemographicSection, EeocSection } from './survey-sections.tsx';
import { type Application, useApplication } from './use-application.ts';

/** The application form; `onConfirmed` is called where the confirmation takes the form's place. */
export function ApplicationForm({ page, onConfirmed }: { page: JobPage; onConfirmed(): void }) {
  const application = useApplication(page, onConfirmed);
  const { model, formError } = application;
  const form = useSecondHandler(application);
  const home = useDriftedMarkup(page);
  const { submit, isSplit } = driftedLayout(page.practice.drift);
  const [isSecond, setSecond] = useState(!isSplit);
  const button = isSecond && <SubmitButton application={application} />;
  const next = (): void => {
    if (application.checkFirstStep()) setSecond(true);
  };
  return (
    <FormContext value={application}>
      <div className="application--container" ref={home}>
        <FormHeader quickApplyUrl={page.quickApply.url} />
        <form
          ref={form}
          method="get"
          id="application-form"
          className="application--form"
          onSubmit={application.submit}
          data-discover="true"
        >
          {submit === 'above' && button}
          {(!isSplit || !isSecond) && (
            <>
              <Questions controls={model.standard} />
              <EducationSection />
              <EmploymentSection />
            </>
          )}
          {isSplit && (
            <StepButton label={isSecond ? 'Back' : 'Next'} onPress={isSecond ? () => setSecond(false) : next} />
          )}
          {isSecond && (
            <>
              {model.custom.length > 0 && <Questions controls={model.custom} isSeparate />}
              <DemographicSection />
              <EeocSection />
              <ConsentSection />
              <SecurityCode />
            </>
          )}
          {formError !== undefined && (
            <div className="application--error" role="alert">
              <p className="helper-text helper-text--error">{formError}</p>
            </div>
          )}
          {submit === 'below' && button}
        </form>
        {submit === 'outside' && button}
      </div>
    </FormContext>
  );
}

/** A drifted form has other names for its elements than the page was built with. */
function useDriftedMarkup({ practice: { drift } }: JobPage) {
  const home = useRef<HTMLDivElement>(null);
  useEffect(() => (home.current && drift ? driftMarkup(home.current, drift.seed) : undefined), [drift]);
  return home;
}

function StepButton({ label, onPress }: { label: string; onPress(): void }) {
  return (
    <button type="button" className="btn btn--pill" onClick={onPress}>
      {label}
    </button>
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
  const { wrappers } = driftedLayout(useForm().page.practice.drift);
  return (
    <div className="application--questions">
      {isSeparate && <hr />}
      {controls.map((control) => {
        if (control.kind === 'tel') return null;
        if (control.kind === 'phone-country' && phone) {
          return <PhoneFields key={control.id} country={control} phone={phone} />;
        }
        return (
          <Wrapped key={control.id} times={wrappers}>
            <div className="field-wrapper">
              <FieldView control={control} />
            </div>
          </Wrapped>
        );
      })}
    </div>
  );
}

function Wrapped({ times, children }: { times: number; children: ReactNode }): ReactNode {
  return times === 0 ? (
    children
  ) : (
    <div>
      <Wrapped times={times - 1}>{children}</Wrapped>
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
