import type { Variables } from '../operations.ts';

/** The form's side of its draft on the server. */
export interface DraftClient {
  save(path: string, values: readonly string[]): void;
  saveFile(path: string, file: File): Promise<void>;
  findPlaces(query: string): Promise<string[]>;
  /** Waits for what is still being saved, then submits; the messages of a refusal, or null when it was taken. */
  submit(hasSurvey: boolean): Promise<{ errors: string[] } | { isConfirmed: boolean }>;
}

/** Saves go out one after the other. */
export function createDraftClient(formId: string): DraftClient {
  let saving: Promise<unknown> = Promise.resolve();
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = saving.then(work, work);
    saving = next.catch(() => undefined);
    return next;
  };
  const call = async (op: string, variables: Variables) => {
    const answer = await fetch(`/api/non-user-graphql?op=${op}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operationName: op, variables: { formId, ...variables } }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return {
    save: (path, values) => void queue(() => call('ApiSetFormValue', { path, values })),
    async saveFile(path, file) {
      await queue(async () => {
        const { body } = await call('ApiCreateFileUploadHandle', { filename: file.name });
        const { handle, url } = body.data.fileUploadHandle;
        await fetch(url, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: file });
        await call('ApiSetFormValueToFile', { path, handle });
      });
    },
    async findPlaces(query) {
      const { body } = await call('ApiAutocompleteGeoLocation', { query });
      return body.data.autocompleteGeoLocation.map(({ label }: { label: string }) => label);
    },
    async submit(hasSurvey) {
      await saving;
      const op = hasSurvey ? 'ApiSubmitMultipleFormsAction' : 'ApiSubmitSingleApplicationFormAction';
      const { status, body } = await call(op, {});
      if (status !== 200 || body.errors) return { errors: ['Something went wrong. Please try again.'] };
      const { applicationFormResult: result, isShown: isConfirmed } = body.data.submitApplicationForm;
      return result.__typename === 'FormSubmitSuccess' ? { isConfirmed } : { errors: result.errorMessages };
    },
  };
}
