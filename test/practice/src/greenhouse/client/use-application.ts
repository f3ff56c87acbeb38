import { type SyntheticEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { driftForm } from '../drift.ts';
import { type EntryCounts, type FormModel, makeFormModel } from '../form-model.ts';
import type { JobPage } from '../job-post.ts';
import { type ApplicationBody, makeApplicationBody } from './application-body.ts';
import { checkValues } from './check-values.ts';
import { type Errors, fileOf, practiceState, type Value, type Values } from './form-values.ts';
import { type SendOutcome, sendApplication } from './send-application.ts';
import { uploadFiles } from './upload.ts';

/** The state of one application form and what can be done to it. */
export interface Application {
  page: JobPage;
  model: FormModel;
  values: Values;
  errors: Errors;
  formError: string | undefined;
  isSending: boolean;
  /** Set once the site has mailed a code. */
  codeStep: { recipient: string; error: string | undefined } | undefined;
  code: string;
  setCode(code: string): void;
  setValue(id: string, value: Value): void;
  setError(id: string, message: string): void;
  addEntry(of: keyof EntryCounts): void;
  submit(event: Event | SyntheticEvent): void;
  /** Shows what keeps the first of two steps from being left; true when nothing does. */
  checkFirstStep(): boolean;
}

const isBrowser = typeof window !== 'undefined';
const useCommitEffect = isBrowser ? useLayoutEffect : useEffect;

/** Holds the form's values and runs it through upload, submit, emailed code and confirmation. */
export function useApplication(page: JobPage, onConfirmed: () => void): Application {
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Errors>({});
  const [formError, setFormError] = useState<string>();
  const [isSending, setSending] = useState(false);
  const [codeStep, setCodeStep] = useState<Application['codeStep']>();
  const [code, setCode] = useState('');
  const [counts, setCounts] = useState<EntryCounts>({ educations: 1, employments: 1 });
  const sendingRef = useRef(false);
  const bodyRef = useRef<ApplicationBody>(undefined);
  const model = useMemo(() => driftForm(makeFormModel(page.jobPost, counts), page.practice.drift), [page, counts]);

  useCommitEffect(() => {
    window.__practiceState = () => practiceState(model, values);
  }, [model, values]);

  const show = (outcome: SendOutcome): void => {
    const next = outcomes[outcome.kind];
    next(outcome as never, { page, onConfirmed, setFormError, setCodeStep, setCode, codeStep });
  };

  const run = async (): Promise<void> => {
    const found = codeStep ? {} : checkValues(model, values);
    setErrors(found);
    setFormError(undefined);
    const [firstId] = Object.keys(found);
    if (firstId !== undefined) return focusControl(firstId);
    setSending(true);
    try {
      const body = await prepare({ page, model, values, earlier: codeStep && bodyRef.current, code });
      bodyRef.current = body;
      show(await sendApplication(page.submitPath, body));
    } catch {
      setFormError('Your files could not be uploaded. Please try again.');
    } finally {
      setSending(false);
    }
  };

  return {
    page,
    model,
    values,
    errors,
    formError,
    isSending,
    codeStep,
    code,
    setCode,
    setValue(id, value) {
      setValues((current) => ({ ...current, [id]: value }));
      setErrors((current) => ({ ...current, [id]: undefined }));
    },
    setError: (id, message) => setErrors((current) => ({ ...current, [id]: message })),
    addEntry: (of) => setCounts((current) => ({ ...current, [of]: current[of] + 1 })),
    checkFirstStep() {
      const found = checkValues({ ...model, custom: [], eeoc: [], demographic: [], consents: [] }, values);
      setErrors(found);
      return Object.keys(found).length === 0;
    },
    submit(event) {
      event.preventDefault();
      if (sendingRef.current && !page.practice.doubleSubmit) return;
      sendingRef.current = true;
      void run().finally(() => {
        sendingRef.current = false;
      });
    },
  };
}

interface Preparation {
  page: JobPage;
  model: FormModel;
  values: Values;
  earlier: ApplicationBody | undefined;
  code: string;
}

/** With a code, the earlier body goes again as it was, without the captcha token. */
async function prepare({ page, model, values, earlier, code }: Preparation): Promise<ApplicationBody> {
  if (earlier) {
    const { 'g-recaptcha-enterprise-token': _, ...body } = earlier;
    return { ...body, security_code: code };
  }
  const files = ['resume', 'cover_letter'].flatMap((field) => {
    const file = fileOf(values, field);
    return file ? [{ field, file }] : [];
  });
  const uploads = await uploadFiles(files, window.ENV.JBEN_URL);
  return makeApplicationBody({ page, model, values, uploads });
}

interface OutcomeDeps {
  page: JobPage;
  onConfirmed: () => void;
  setFormError(message: string | undefined): void;
  setCodeStep(step: Application['codeStep']): void;
  setCode(code: string): void;
  codeStep: Application['codeStep'];
}

const outcomes: {
  [K in SendOutcome['kind']]: (outcome: Extract<SendOutcome, { kind: K }>, deps: OutcomeDeps) => void;
} = {
  confirmed({ url, delayMs }, { page, onConfirmed }) {
    if (page.practice.confirmation === 'page') window.location.assign(url || page.confirmationPath);
    else setTimeout(onConfirmed, delayMs);
  },
  'nothing-shown'() {},
  'code-wanted'({ recipient }, { setCodeStep, setCode }) {
    setCode('');
    setCodeStep({ recipient, error: undefined });
  },
  'code-refused'({ message }, { setCodeStep, setCode, codeStep }) {
    setCode('');
    setCodeStep(codeStep && { ...codeStep, error: message });
  },
  refused({ message }, { setFormError }) {
    setFormError(message);
  },
};

function focusControl(id: string): void {
  document.getElementById(id)?.focus();
}
