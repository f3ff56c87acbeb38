import asyncHooks from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded into each test process before its file (.taprc): leaves out what tap keeps track of for uses that there are none of here, at
 * a sixth of the processor time of a test process, and more of one that does little else than start.
 */
if (process.env['_TAPJS_PROCESSINFO_COVERAGE_'] === '0') {
  withoutSources();
  withoutPromises();
}

/**
 * Every process of a test, and all that it starts, maps its stack traces back to sources and notes which files it loads: for
 * coverage, and for tests that are run again when a file changes. Types are stripped in place, so lines need no mapping.
 */
function withoutSources(): void {
  process.setSourceMapsEnabled(false);
  // What tap adds to the environment of a process that is started (process-on-spawn keeps its one list here).
  const listKey = Symbol.for('process-on-spawn@*:singletonId');
  const { [listKey]: spawning } = globalThis as { [listKey]?: { listeners: unknown[] } };
  spawning?.listeners.splice(0);
}

/**
 * Each promise is followed from its making to its end, to tell in which of a file's tests an error was thrown that nobody caught.
 * Without that such an error still fails the file, as one of the file itself.
 */
function withoutPromises(): void {
  const { createHook } = asyncHooks;
  asyncHooks.createHook = (callbacks) => createHook({ ...callbacks, trackPromises: false });
  syncBuiltinESMExports();
}
