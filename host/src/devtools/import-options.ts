import type { Profile } from '@valet/schemas';

/** What the importer is told beside the recording. Steps are named by their index, from 0. */
export interface ImportOptions {
  /** Id of the ATS plugin that the manual is for. */
  readonly platform: string;
  /** A typed value that is exactly one of its facts becomes that fact's ref. */
  readonly profile?: Profile;
  /** Step index to value ref, as a person writes it. */
  readonly values?: ReadonlyMap<number, string>;
  /** Steps whose typed value is no personal data and stays as it is. */
  readonly literals?: ReadonlySet<number>;
  /** Steps that a person wants left out. */
  readonly leftOut?: ReadonlySet<number>;
}
