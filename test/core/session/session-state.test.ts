import type { AtsManifest } from '@valet/schemas';
import t from 'tap';
import { sessionDomains } from '../../../core/src/session/session-scope.ts';
import { joinStates, stateOf } from '../../../core/src/session/session-state.ts';
import { siteDomain } from '../../../core/src/session/site-domain.ts';
import { stateEndsAt } from '../../../core/src/session/state-part.ts';
import { shippedPlugins } from '../../support/engine.ts';

t.test('a site is what one owner may set cookies for', async (t) => {
  const domains: readonly [host: string, domain: string][] = [
    ['www.linkedin.com', 'linkedin.com'],
    ['ACME.wd5.myworkdayjobs.com.', 'myworkdayjobs.com'],
    ['jobs.example.co.uk', 'example.co.uk'],
    ['one.github.io', 'one.github.io'],
    ['two.github.io', 'two.github.io'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['localhost', 'localhost'],
  ];
  for (const [host, domain] of domains) t.equal(siteDomain(host), domain, host);
});

t.test('of a state only what is the domain’s own is given or kept', async (t) => {
  const cookie = (domain: string) => ({ name: 'a', value: 'b', domain, expires: -1 });
  const origin = (address: string) => ({ origin: address, localStorage: [{ name: 'a', value: 'b' }] });
  const own = {
    cookies: [cookie('example.com'), cookie('.example.com'), cookie('jobs.example.com')],
    origins: [origin('https://example.com'), origin('http://login.example.com:8080')],
  };
  const foreign = {
    cookies: [cookie('example.org'), cookie('.notexample.com'), cookie('example.com.evil.net'), cookie('')],
    origins: [origin('https://example.com.evil.net'), origin('https://evilexample.com'), origin('null'), origin('')],
  };
  t.same(stateOf(joinStates([foreign, own]), 'example.com'), own);
  for (const shape of [{}, { cookies: null, origins: 'x' }, { cookies: [null, 1, {}], origins: [null, 'x', {}] }])
    t.same(stateOf(shape, 'example.com'), { cookies: [], origins: [] });
});

t.test('a state ends when all of it has ended', async (t) => {
  const cookie = (expires: number) => ({ name: 'a', value: 'b', domain: 'example.com', expires });
  t.equal(stateEndsAt({ cookies: [cookie(10), cookie(20)], origins: [] }), 20_000);
  t.equal(stateEndsAt({ cookies: [cookie(10), cookie(-1)], origins: [] }), null);
  t.equal(stateEndsAt({ cookies: [cookie(10)], origins: [{ origin: 'https://example.com' }] }), null);
  t.equal(stateEndsAt({ cookies: [], origins: [] }), null);
});

t.test('a run has the domains of its address and of where its ATS shows postings, and no other', async (t) => {
  const manifestOf = (id: string): AtsManifest => {
    const found = shippedPlugins.find(({ manifest }) => manifest.id === id);
    if (!found) throw new Error(`no plugin ${id}`);
    return found.manifest;
  };
  t.same(sessionDomains(['job-boards.greenhouse.io'], manifestOf('greenhouse')), ['greenhouse.io']);
  t.same(sessionDomains(['careers.example.com'], manifestOf('greenhouse')), ['example.com', 'greenhouse.io']);
  t.same(
    sessionDomains(['jobs.lever.co'], manifestOf('lever')),
    ['lever.co'],
    'not those that values are only sent to',
  );
  t.same(sessionDomains(['jobs.ashbyhq.com'], manifestOf('ashby')), ['ashbyhq.com']);
  t.same(sessionDomains(['careers.example.com'], manifestOf('generic')), ['example.com']);
  t.same(sessionDomains(['careers.example.com']), ['example.com']);
});
