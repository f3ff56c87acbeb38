import type { AtsManifest } from '@valet/schemas';
import type { AtsPlugin } from './ats-plugin.ts';

/** Where an ATS was found: its manifest, and how to load its code. */
export interface AtsEntry {
  /** npm name of the package. */
  readonly packageName: string;
  readonly manifest: AtsManifest;
  /** Loads the code once; an empty plugin where the manifest has no `main`. Error: `plugin_invalid`. */
  load(): Promise<AtsPlugin>;
}

/** How a posting was found to belong to an ATS. */
export interface AtsRoute {
  readonly entry: AtsEntry;
  /** Canonical posting, `<platform>:<posting>`, where the address tells it. */
  readonly posting: string | null;
  readonly captures: Readonly<Record<string, string>>;
}

/** The ATS plugins at hand, by address and by page. */
export interface PluginCatalog {
  readonly entries: readonly AtsEntry[];
  /** The plugin whose URL pattern fits best. Error: `plugin_tie` naming both when two fit equally well. */
  routeUrl(url: string): AtsRoute | null;
  /** The plugin for sites of no ATS, where there is one: to be asked when neither address nor page told another. */
  routeFallback(url: string): AtsRoute | null;
  /** The plugin of this platform, with the posting read from the URL's path. */
  routePlatform(platform: string, url: string): AtsRoute | null;
}
