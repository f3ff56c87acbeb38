import { useMemo, useState } from 'react';
import type { AshbyAppData } from '../page-html.ts';
import type { AshbyField } from '../postings.ts';
import { createDraftClient, type DraftClient } from './draft.ts';
import { FieldEntry } from './field-entry.tsx';

/** The page: autofill pane, form, survey, button; and in their place the confirmation. */
export function App({ data }: { data: AshbyAppData }) {
  const draft = useMemo(() => createDraftClient(data.formId), [data.formId]);
  const [state, setState] = useState<'open' | 'sending' | 'done' | 'silent'>('open');
  const [errors, setErrors] = useState<readonly string[]>([]);
  const [filled, setFilled] = useState<ReadonlySet<string>>(new Set());
  const onFilled = (path: string, isFilled: boolean) =>
    setFilled((before) => {
      const after = new Set(before);
      if (isFilled) after.add(path);
      else after.delete(path);
      return after;
    });

  const submit = async () => {
    const missing = [...data.form, ...data.survey].filter(({ name, required }) => required && !filled.has(name));
    setErrors(missing.map(({ label }) => `Missing entry for required field: ${label}`));
    if (missing.length > 0 || state !== 'open') return;
    setState('sending');
    const result = await draft.submit(data.survey.length > 0);
    if ('errors' in result) setErrors(result.errors);
    setState('errors' in result ? 'open' : result.isConfirmed ? 'done' : 'silent');
  };

  if (state === 'done') {
    return (
      <div className="ashby-application-form-success-container">
        <h2>Success</h2>
        <p>Your application was successfully submitted. We'll contact you if there are next steps.</p>
      </div>
    );
  }
  if (state === 'silent') return <div className="_blank" />;
  return (
    <div role="tabpanel" aria-labelledby="job-application-form" id="form">
      <AutofillPane />
      <FormPart fields={data.form} draft={draft} onFilled={onFilled} />
      {data.survey.length > 0 && (
        <div className="ashby-survey-form-container">
          <FormPart fields={data.survey} draft={draft} onFilled={onFilled} />
        </div>
      )}
      {errors.length > 0 && (
        <div className="ashby-application-form-failure-container" role="alert">
          <p>Your form needs corrections</p>
          <ul>
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
      <button type="button" className="ashby-application-form-submit-button" onClick={submit}>
        <span>Submit Application</span>
      </button>
    </div>
  );
}

/** Reads a résumé and fills the form from it on the real page; nobody needs it. */
function AutofillPane() {
  return (
    <div className="ashby-application-form-autofill-pane">
      <div role="presentation" className="ashby-application-form-autofill-input-root">
        <input type="file" tabIndex={-1} className="_hidden" accept="application/pdf,.pdf" />
        <h3 className="ashby-application-form-autofill-input-title">Autofill from resume</h3>
        <p>Upload your resume here to autofill key application fields.</p>
        <button type="button">Upload file</button>
      </div>
    </div>
  );
}

interface FormPartProps {
  fields: readonly AshbyField[];
  draft: DraftClient;
  onFilled(path: string, isFilled: boolean): void;
}

function FormPart({ fields, draft, onFilled }: FormPartProps) {
  return (
    <div className="ashby-application-form-container">
      <div className="ashby-application-form-section-container">
        {fields.map((field) => (
          <FieldEntry key={field.name} field={field} draft={draft} onFilled={onFilled} />
        ))}
      </div>
    </div>
  );
}
