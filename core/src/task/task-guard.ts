import type { Form, RunEvent } from '@valet/schemas';
import type { RequestGuard } from '../plugin/browser-agent.ts';
import type { PluginCatalog } from '../plugin/plugin-catalog.ts';
import { compileRules, isAllowedHost, isSubmit, type RequestRoute, withoutQuery } from '../run/submit-fuse.ts';
import { asksForApplication } from './sends-application.ts';

/** What the guard of a task is made of. */
export interface TaskGuardOptions {
  readonly plugins: PluginCatalog;
  /** Hosts that values may be sent to. */
  readonly hosts: readonly string[];
  /** Told of every request that was cut; must not throw. */
  tell(event: RunEvent): void;
}

/** Keeps a generic task from sending an application, and values from going elsewhere. */
export interface TaskGuard extends RequestGuard {
  /** A page is shown: what it may send follows from its form and its address. */
  enter(form: Pick<Form, 'url' | 'fields'>): void;
  /** Something was filled into the page that is shown. */
  fill(): void;
  readonly cutCount: number;
}

/**
 * Makes the guard. On a page that asks for an application, and from there on once it was filled, nothing that carries a
 * body leaves; a request by which an ATS takes applications never does.
 */
export function createTaskGuard({ plugins, hosts, tell }: TaskGuardOptions): TaskGuard {
  const routes = new Map<string, readonly RequestRoute[]>();
  let isApplication = false;
  let isFilled = false;
  let cutCount = 0;

  return {
    get cutCount() {
      return cutCount;
    },
    enter({ url, fields }) {
      const route = URL.canParse(url) ? plugins.routeUrl(url) : null;
      const manifest = route?.entry.manifest;
      if (manifest) routes.set(manifest.id, compileRules(manifest.submit.requests));
      isApplication = isFilled || asksForApplication(fields.map(({ kind }) => kind));
    },
    fill() {
      isFilled ||= isApplication;
    },
    async decide({ method, url: text, resourceType }) {
      const url = URL.canParse(text) ? new URL(text) : null;
      if (!url?.protocol.startsWith('http')) return 'allow';
      const cut = (reason: 'not_armed' | 'foreign_host'): 'cut' => {
        cutCount += 1;
        tell({ event_type: 'request_cut', metadata: { method, url: withoutQuery(text), reason } });
        return 'cut';
      };
      if ([...routes.values()].some((own) => isSubmit(method, url, own))) return cut('not_armed');
      const carriesBody = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
      if (!carriesBody || resourceType.toLowerCase() === 'ping') return 'allow';
      if (!isAllowedHost(url.hostname, hosts)) return cut('foreign_host');
      return isApplication ? cut('not_armed') : 'allow';
    },
    watches: () => false,
    settled: () => undefined,
  };
}
