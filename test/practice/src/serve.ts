#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createPracticeServer, type PracticeServer } from './server.ts';

const usage = 'Usage: valet-practice [--port 4010] [--host 127.0.0.1] [--records <folder>]';

/** Serves the practice sites until SIGINT or SIGTERM; exit code 1 when they cannot be served, 2 on wrong arguments. */
async function main(): Promise<void> {
  const { port, host, records } = readArguments();
  const server = await start({ port, host, records });
  console.log(describe(server, records));
  const stop = (): void => {
    server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

interface Arguments {
  port: number;
  host: string;
  records: string | undefined;
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4010' },
        host: { type: 'string', default: '127.0.0.1' },
        records: { type: 'string' },
      },
    });
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) throw new Error(`${values.port} is no port.`);
    return { port: Number(values.port), host: values.host, records: values.records };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`, 2);
  }
}

async function start({ port, host, records }: Arguments): Promise<PracticeServer> {
  try {
    return await createPracticeServer({ port, host, ...(records !== undefined && { recordsDir: records }) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return fail(`Port ${port} on ${host} is taken. Choose another one with --port.`, 1);
    if (code === 'EACCES')
      return fail(`Port ${port} on ${host} may not be used. Choose one above 1023 with --port.`, 1);
    throw error;
  }
}

function describe({ url, postings }: PracticeServer, records: string | undefined): string {
  const width = Math.max(...postings.map((posting) => posting.url.length));
  return [
    `Practice sites at ${url}`,
    '',
    ...postings.map((posting) => `  ${posting.url.padEnd(width)}  ${posting.about}`),
    '',
    `What they receive: ${url}/__practice/submissions${records === undefined ? '' : ` and ${records}`}`,
    'Stop with Ctrl-C.',
  ].join('\n');
}

function fail(message: string, exitCode: number): never {
  console.error(message);
  process.exit(exitCode);
}

await main();
