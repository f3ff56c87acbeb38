/** Errors alone, for a process that has to stay small: the whole of core takes 60 MB. */
export * from './error-code.ts';
export * from './valet-error.ts';
