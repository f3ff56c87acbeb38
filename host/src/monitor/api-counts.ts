/** Requests that this process has answered. */
export interface ApiCounts {
  requests: number;
  /** Those that were answered with 500 or more. */
  errors: number;
}
