import type { SubmitRules } from '@valet/schemas';
import type { PageRequest, RequestGuard } from '../plugin/browser-agent.ts';
import { compileRules, isSubmit } from '../run/submit-fuse.ts';

/** What holds an application back while a person records. */
export interface SubmitHold extends RequestGuard {
  /** From now on these rules tell what submits. */
  follow(rules: SubmitRules | null): void;
  /** The person pressed something; `leads` where it only leads on to the next page. */
  pressed(what: 'submits' | 'leads' | 'other'): void;
}

/**
 * A guard that lets no application out: what the platform's rules call one never leaves. Where no address tells the
 * application, nothing that carries data leaves once a submit was pressed, nor any form that the browser itself sends, unless
 * the press only led on. `flush` resolves when everything is known that was pressed before; `onHeld` is told of each request.
 */
export function createSubmitHold(flush: () => Promise<void>, onHeld: (request: PageRequest) => void): SubmitHold {
  let named: ReturnType<typeof compileRules> = [];
  let unnamed: ReturnType<typeof compileRules> = [];
  let last: 'submits' | 'leads' | 'other' = 'other';
  const hold = (request: PageRequest): 'cut' => {
    onHeld(request);
    return 'cut';
  };
  return {
    follow(rules) {
      named = compileRules(rules?.requests.filter(({ armed }) => !armed) ?? []);
      unnamed = compileRules(rules?.requests.filter(({ armed }) => armed) ?? []);
    },
    pressed(what) {
      last = what;
    },
    async decide(request) {
      const url = URL.canParse(request.url) ? new URL(request.url) : null;
      if (!url?.protocol.startsWith('http')) return 'allow';
      if (isSubmit(request.method, url, named)) return hold(request);
      if (!isSubmit(request.method, url, unnamed) || request.resourceType === 'ping') return 'allow';
      await flush();
      return last === 'submits' || (request.isNavigation && last !== 'leads') ? hold(request) : 'allow';
    },
    watches: () => false,
    settled: () => {},
  };
}
