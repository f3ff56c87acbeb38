import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Test } from 'tap';

/** An empty folder that is gone after the test, and after whatever the test opens in it is closed. */
export async function tempFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'valet-test-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
