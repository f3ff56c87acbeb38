import { ValetError } from '../error/valet-error.ts';
import type { HumanPort } from './human.ts';

/** A {@link HumanPort} for where nobody is there: every question ends the run with `human_required`. */
export const absentHuman: HumanPort = {
  async ask({ type, message }) {
    throw new ValetError('human_required', `${message} (${type}): only a person can do this, and nobody is here.`);
  },
};
