import type { Plan, PlanEntry } from '../form/plan.ts';
import { readOptions } from '../form/read-options.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';

/** Opens the controls whose options are rendered on demand, where `isWanted`, so that answers can be chosen by meaning. */
export async function withOptions(
  agent: BrowserAgent,
  plan: Plan,
  isWanted: (entry: PlanEntry) => boolean,
): Promise<Plan> {
  const lazy = plan.filter((entry) => entry.field.lazyOptions && entry.field.options.length === 0 && isWanted(entry));
  const options = await readOptions(
    agent,
    lazy.map(({ field }) => field),
  );
  return plan.map((entry) => {
    const found = options.get(entry.field.id);
    return found && found.length > 0 ? { ...entry, field: { ...entry.field, options: [...found] } } : entry;
  });
}
