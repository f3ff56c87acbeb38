/** A mistake of the caller; `statusCode` is what the control API answers. */
export class PracticeError extends Error {
  readonly statusCode: 400 | 404;

  constructor(statusCode: 400 | 404, message: string) {
    super(message);
    this.name = 'PracticeError';
    this.statusCode = statusCode;
  }
}
