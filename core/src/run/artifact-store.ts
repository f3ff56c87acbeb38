/** Keeps what a run leaves behind: screenshots and the like. */
export interface ArtifactStore {
  /** Stores the bytes and returns where they can be read: a path or a URL. `name` is `<job>/<file>`. */
  put(name: string, bytes: Uint8Array, options: { contentType: string }): Promise<string>;
}
