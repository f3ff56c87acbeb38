// A page of the longest practice form, filled by a replay and by what a script would do: no submission.
import { createFolderDocuments, createMemoryManuals, type FillOrder, type PlanEntry, systemClock } from '@valet/core';
import { fillForm, matchFields, readForm, resolveAnswers } from '@valet/core/engine';
import type { Form, Manual } from '@valet/schemas';
import { createReplay } from '../../core/src/manual/replay.ts';
import { withOptions } from '../../core/src/run/lazy-options.ts';
import { sampleApplication, sampleFolder, shippedPlugins } from '../support/engine.ts';
import type { Bench } from './fill-contender.ts';

/** What a contender is given: a page whose form has been read, as in a run. */
export interface ReplayBench extends Bench {
  readonly form: Form;
}

const manifest = shippedPlugins.find(({ manifest: { id } }) => id === 'greenhouse')?.manifest;
if (!manifest) throw new Error('the greenhouse plugin is gone');
const rules = manifest.fields ?? [];
const documents = createFolderDocuments(sampleFolder, { confined: true });

/** Reads the form as a run does. */
export const readPage = (bench: Bench): Promise<Form> => readForm(bench.agent, { rules });

/** Answers the form by rules alone: what every contender is to fill. */
export async function ordersOf({ agent, form }: ReplayBench): Promise<readonly FillOrder[]> {
  const plan = await withOptions(agent, matchFields(form, { rules }), ({ field }) => field.widget !== 'typeahead');
  return (await resolveAnswers(plan, sampleApplication, { documents })).orders;
}

/**
 * A replay of the manual on a page, over a store that knows it: found by the form, followed step by step, answered, filled and read
 * back. `only` takes the fields that are filled. Throws where something had to be explored or stayed unfilled.
 */
export async function prepareReplay(
  { agent, form }: ReplayBench,
  { manual, only }: { manual: Manual; only: (fieldId: string) => boolean },
): Promise<{ fill(): Promise<void> }> {
  const manuals = createMemoryManuals(systemClock);
  await manuals.add({ tenant: 'default', manual, origin: 'exploration' });
  const asked = { ...form, fields: form.fields.filter(({ id }) => only(id)) };
  const place = { task: 'apply', posting: 'bench', url: form.url, isOwnSite: false } as const;
  const planners = {
    rules: () => matchFields(asked, { rules }),
    explore: () => Promise.reject(new Error('the replay explored')),
  };
  const isOpened = ({ field, value }: PlanEntry) => field.widget !== 'typeahead' && value !== null;
  return {
    async fill() {
      const replay = createReplay(
        { manuals, tell: async () => undefined },
        { tenant: 'default', jobId: 'bench', attempt: 1, execution: 'cookbook_only' },
      );
      await replay.choose({ ...place, platform: manual.platform, form });
      await replay.enter(1, form);
      const plan = await withOptions(agent, await replay.plan(asked, planners), isOpened);
      const { orders } = await resolveAnswers(plan, sampleApplication, { documents });
      const { signal } = new AbortController();
      const results = await fillForm(agent, orders, { pace: 'instant', clock: systemClock, signal });
      const open = results.filter(({ outcome }) => outcome !== 'filled');
      if (open.length > 0) throw new Error(open.map(({ fieldId, detail }) => `${fieldId}: ${detail}`).join('; '));
    },
  };
}
