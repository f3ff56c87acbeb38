export type { HostParts } from './compose.ts';
export { artifactFolder, type Config, configTable, readConfig } from './config.ts';
export { type RunningHost, type RunningWorker, startHost, startWorker } from './main.ts';
export { openEmbeddedStore } from './store/open-embedded.ts';
export { type LocalJob, type LocalRunStore, openLocalRunStore } from './store/open-local-run-store.ts';
export { openPostgresStore } from './store/open-postgres.ts';
export type { Store } from './store/store.ts';
