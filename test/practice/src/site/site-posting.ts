import { checkShape, type PracticeFaults } from '@valet/schemas';
import type { PostingKey } from '../posting-key.ts';

/** Sites whose postings are made of {@link FormField}s; Greenhouse's have scenarios of their own. */
export type SiteName = 'lever' | 'ashby' | 'generic';

/** One posting of such a site. */
export interface SitePosting {
  readonly site: SiteName;
  readonly key: PostingKey;
  readonly company: string;
  readonly title: string;
  /** What this posting is good for, in one line. */
  readonly about: string;
  /** Where its form stands, from the server's root. */
  readonly path: string;
  readonly fields: readonly FormField[];
  /** What goes wrong at the start. */
  readonly faults: PracticeFaults;
}

/** One control of a form, by the name it is sent under. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind:
    | 'text'
    | 'email'
    | 'tel'
    | 'url'
    | 'date'
    | 'textarea'
    | 'select'
    | 'radios'
    | 'checkboxes'
    | 'tick'
    | 'place'
    | 'file';
  readonly required?: boolean;
  /** Options of a select, radios or check boxes, as they are sent. */
  readonly options?: readonly string[];
  readonly section?: string;
  readonly help?: string;
  /** What an answer must look like, checked by the page; `help` says it in words. */
  readonly pattern?: string;
}

/** An honest site's faults, with a patch laid over them. */
export function faultsOf(patch: Partial<PracticeFaults> = {}): PracticeFaults {
  const check = checkShape<PracticeFaults>('practice-scenario.schema.json#/$defs/faults', { ...patch });
  if (!check.ok) throw new Error(`These are no faults: ${JSON.stringify(patch)}`);
  return check.value;
}
