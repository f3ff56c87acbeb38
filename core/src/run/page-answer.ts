/** What the answer to the page's own request said, as far as it is known. */
export interface PageAnswer {
  readonly status: number | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Of a page that came without a request that was seen. */
export const noAnswer: PageAnswer = { status: null, headers: {} };
