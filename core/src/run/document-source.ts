/** A candidate's file, ready to attach. */
export interface DocumentFileOnDisk {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** Finds the candidate's documents. */
export interface DocumentSource {
  /** Error: `file_not_found` when the path names nothing, a folder, or an empty or unreadable file. */
  open(storagePath: string): Promise<DocumentFileOnDisk>;
}
