import { randomUUID } from 'node:crypto';
import { describeFile, type Received, type ReceivedFile } from '../site/received.ts';

/** Drafts of applications: every change of a form is saved here at once, and a submit sends what is saved. */
export interface DraftBook {
  /** A new, empty draft; returns its name. */
  open(): string;
  /** Replaces what a field holds; an empty list takes it away. */
  setValue(form: string, path: string, values: readonly string[]): void;
  /** A place for a file to be uploaded to. */
  createHandle(name: string): string;
  upload(handle: string, content: Uint8Array): void;
  /** Ties an uploaded file to a field; false when nothing was uploaded. */
  setFile(form: string, path: string, handle: string): boolean;
  read(form: string): Received;
}

interface Draft {
  readonly values: Map<string, readonly string[]>;
  readonly files: Map<string, ReceivedFile>;
}

/** Makes an empty book. */
export function createDraftBook(): DraftBook {
  const drafts = new Map<string, Draft>();
  const uploads = new Map<string, { name: string; content?: Uint8Array }>();
  const of = (form: string): Draft => {
    const draft = drafts.get(form) ?? { values: new Map(), files: new Map() };
    drafts.set(form, draft);
    return draft;
  };
  return {
    open() {
      const form = randomUUID();
      of(form);
      return form;
    },
    setValue(form, path, values) {
      if (values.length === 0) of(form).values.delete(path);
      else of(form).values.set(path, values);
    },
    createHandle(name) {
      const handle = randomUUID();
      uploads.set(handle, { name });
      return handle;
    },
    upload(handle, content) {
      const upload = uploads.get(handle);
      if (upload) upload.content = content;
    },
    setFile(form, path, handle) {
      const upload = uploads.get(handle);
      if (!upload?.content) return false;
      of(form).files.set(path, describeFile(path, upload.name, upload.content));
      return true;
    },
    read(form) {
      const { values, files } = of(form);
      return { values, files: [...files.values()] };
    },
  };
}
