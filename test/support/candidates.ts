import { readFileSync } from 'node:fs';
import type { Profile } from '@valet/schemas';

const sample = new URL('../../host/sample/candidate.json', import.meta.url);

/** The sample candidate that ships with the command. */
export const sampleProfile: Profile = JSON.parse(readFileSync(sample, 'utf8'));

/** A candidate of whom next to nothing is known (HTTP contract §17). */
export const plainProfile: Profile = { first_name: 'Alice', last_name: 'Smith', email: 'alice@example.com' };

/** Every candidate of whom tests tell Valet. */
export const candidates: readonly Profile[] = [sampleProfile, plainProfile];
