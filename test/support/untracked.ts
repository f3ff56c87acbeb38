/**
 * Loaded into each test process before its file (.taprc). Tap has every process of a test, and all that it starts, map its stack
 * traces back to sources and note which files it loads: for coverage, and for tests that are run again when a file changes. Neither
 * is used here, and types are stripped in place, so lines need no mapping; but it costs each of the many processes as much as
 * loading Valet does. Where coverage is asked for, all stays as it is.
 */
if (process.env['_TAPJS_PROCESSINFO_COVERAGE_'] === '0') {
  process.setSourceMapsEnabled(false);
  // What tap adds to the environment of a process that is started (process-on-spawn keeps its one list here).
  const listKey = Symbol.for('process-on-spawn@*:singletonId');
  const { [listKey]: spawning } = globalThis as { [listKey]?: { listeners: unknown[] } };
  spawning?.listeners.splice(0);
}
