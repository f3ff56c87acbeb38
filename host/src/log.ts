/** Where the host tells its operator what happens. Facts never hold a candidate's data, bodies or secrets. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
