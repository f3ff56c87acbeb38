import { ValetError } from '../error/valet-error.ts';
import type { ModelPort } from './model-port.ts';

/** Where no model is configured: rules, manuals and people do all of it. */
export const absentModel: ModelPort = {
  async ask() {
    throw new ValetError('model_unavailable', 'No language model is configured.');
  },
};
