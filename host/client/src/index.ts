export type * from './api.ts';
export { ValetApiError } from './api-error.ts';
export { type AnswerOf, type CallOptions, type ClientOptions, createClient, type ValetClient } from './client.ts';
