import {
  createFolderDocuments,
  type ManualStore,
  type OpenValue,
  type SampleCandidate,
  systemClock,
  ValetError,
} from '@valet/core';
import { makePersonManual, recordPerson } from '@valet/core/engine';
import type { Manual } from '@valet/schemas';
import { readConfig } from '../../config.ts';
import { readManual } from '../../manual/read-manual.ts';
import { loadCatalog } from '../../registry/registry.ts';
import { readApplyInput } from '../apply-input.ts';
import { discoverFrom } from '../discover-from.ts';
import { interruptible } from '../interrupt.ts';
import { openTier } from '../open-tier.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { askSource, whyOpen } from './ask-source.ts';
import { withManuals } from './with-manuals.ts';
import { writeOutput } from './write-output.ts';

/** What the command line says of a recording. */
export interface RecordCommandOptions {
  readonly profile: string;
  readonly answers?: string;
  readonly resume?: string;
  readonly coverLetter?: string;
  readonly platform?: string;
  readonly out?: string;
  readonly name?: string;
  readonly allowSubmit?: boolean;
  readonly data?: string;
}

interface Session {
  readonly options: RecordCommandOptions;
  readonly url: string;
  readonly candidate: SampleCandidate;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/**
 * Records what a person does in a browser window, and keeps the manual as a candidate. The store is opened first, so that no
 * recording is made in vain. Errors: those of the files, the store and the tier, `validation_error` where a value has no source.
 */
export async function record(address: string, options: RecordCommandOptions): Promise<number> {
  const { url, application } = await readApplyInput(address, options);
  const candidate = { application, documents: createFolderDocuments(process.cwd(), { confined: false }) };
  const terminal = openTerminal({ json: false });
  return interruptible(({ signal }) =>
    withManuals(options.data, async (manuals, tenant) => {
      const manual = await recordManual({ options, url, candidate, terminal, signal });
      if (options.out !== undefined) await writeOutput(manual, options.out);
      await keep(manual, { manuals, tenant, terminal });
      return 0;
    }),
  );
}

async function recordManual({ options, url, candidate, terminal, signal }: Session): Promise<Manual> {
  const log = await watch({ options, url, candidate, terminal, signal });
  const refused: OpenValue[] = [];
  const made = await makePersonManual(log, {
    candidate,
    url,
    async decide(open) {
      if (terminal.canAsk) return askSource(open, { terminal, signal });
      refused.push(open);
      return null;
    },
  });
  if (refused.length > 0) throw refuseValues(refused);
  if (!made.ok) {
    throw new ValetError('validation_error', `No manual can be made of the recording: ${made.reasons.join('; ')}.`);
  }
  return options.name === undefined ? made.manual : readManual({ ...made.manual, id: options.name });
}

/** Opens the window and watches until it is stopped. */
async function watch({ options, url, candidate, terminal, signal }: Session) {
  const { platform, data, allowSubmit = false } = options;
  const config = readConfig({ headed: true, ...(data !== undefined && { dataDir: data }) });
  const plugins = await loadCatalog(discoverFrom(config));
  const tier = await openTier(config, url);
  try {
    const { agent } = await tier.provision({ jobId: 'record', attempt: 1, headed: true }, signal);
    terminal.show('  Do in the window what the manual is to do, then press "Stop and save" there.');
    const leaves = allowSubmit ? 'What you submit is really sent.' : 'Nothing is sent: an application is held back.';
    terminal.show(`  ${terminal.colors.dim(leaves)}`);
    return await recordPerson(agent, { url, plugins, platform, candidate, allowSubmit, clock: systemClock, signal });
  } finally {
    await tier.close();
  }
}

/** What was typed is never kept as it is. */
function refuseValues(open: readonly OpenValue[]): ValetError {
  const lines = open.map((one) => `"${one.field.label}": ${whyOpen(one).replace(/\.$/, '')}`);
  return new ValetError(
    'validation_error',
    `The recording holds values that come from nowhere (${lines.join('; ')}); add them to --answers, or record on a terminal, which asks.`,
  );
}

async function keep(
  manual: Manual,
  { manuals, tenant, terminal }: { manuals: ManualStore; tenant: string; terminal: Terminal },
): Promise<void> {
  const { stored, isNew } = await manuals.add({ tenant, manual, origin: 'person' });
  const { green, dim, bold } = terminal.colors;
  const id = stored.id.slice(0, 8);
  const what = isNew
    ? `is kept as a ${stored.state}, version ${stored.version}`
    : `says what version ${stored.version} says already; nothing was added`;
  terminal.print(`  ${green('✓')} ${bold(manual.id)} ${what} ${dim(`(valet manual show ${id})`)}`);
}
