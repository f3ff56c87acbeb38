import { readFileSync } from 'node:fs';
import type { AtsManifest } from '@valet/schemas';
import t from 'tap';
import { createCatalog, domSignatures } from '../../../core/src/plugin/create-catalog.ts';
import { parseManifest } from '../../../core/src/plugin/manifest.ts';

const text = readFileSync(new URL('../../../plugins/ats/greenhouse/valet.plugin.json', import.meta.url), 'utf8');
const greenhouse = parseManifest(text, '@valet/ats-greenhouse') as AtsManifest;

/** The manifest with the value at a JSON pointer replaced, or taken away. */
function broken(pointer: string, value?: unknown): string {
  const draft: object = JSON.parse(text);
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() ?? '';
  const owner = keys.reduce<object>((node, key) => Reflect.get(node, key), draft);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else Reflect.set(owner, last, value);
  return JSON.stringify(draft);
}

const entry = (manifest: AtsManifest, packageName = `@x/${manifest.id}`) => ({
  manifest,
  packageName,
  load: async () => ({}),
});
const ats = (id: string, urls: AtsManifest['match']['urls']): AtsManifest => ({
  ...greenhouse,
  id,
  match: { ...greenhouse.match, urls },
});

t.test('a manifest', async (t) => {
  const breaks: [string, string, RegExp][] = [
    ['that is not JSON', '{', /@x\/p: valet\.plugin\.json is not JSON/],
    ['without a kind', broken('/kind'), /\/kind is required|needs a known "kind"/],
    ['of an unknown kind', broken('/kind', 'robot'), /needs a known "kind"/],
    ['with a misspelt property', broken('/mach', {}), /\/mach is not a known property; did you mean "match"\?/],
    ['for another Valet', broken('/engines/valet', '>=9'), /\/engines\/valet asks for Valet >=9, this is 0\.1\.0/],
    ['with a range that is none', broken('/engines/valet', 'soon'), /"soon" is no version range/],
    ['with a pattern that is none', broken('/match/urls/0/pattern', 'https://['), /\/match\/urls\/0 is no URLPattern/],
    [
      'whose yes example does not match',
      broken('/match/examples/yes/0/url', 'https://example.com/'),
      /\/match\/examples\/yes\/0 https:\/\/example\.com\/ must match/,
    ],
    [
      'whose example captures something else',
      broken('/match/examples/yes/0/captures/board', 'other'),
      /must capture board=other, but gives acme/,
    ],
    [
      'whose example gives another posting',
      broken('/match/examples/yes/0/posting', '1'),
      /must give the posting 1, but gives 4012345/,
    ],
    [
      'whose no example matches',
      broken('/match/examples/no/0', 'https://job-boards.greenhouse.io/a/jobs/1'),
      /must not match, but does/,
    ],
    [
      'with an unknown obstacle',
      broken('/obstacles/0/kind', 'dragon'),
      /\/obstacles\/0\/kind must be one of "captcha"/,
    ],
  ];
  for (const [what, manifest, message] of breaks) {
    t.test(`${what} is refused and the place is named`, async (t) => {
      t.throws(() => parseManifest(manifest, '@x/p'), { code: 'plugin_invalid', message });
    });
  }
});

t.test('the catalogue', async (t) => {
  const catalog = createCatalog([entry(greenhouse)]);

  t.test('gives every address of one posting the same canonical posting', async (t) => {
    const addresses = [
      'https://job-boards.greenhouse.io/acme/jobs/77',
      'https://boards.greenhouse.io/acme/jobs/77?gh_src=abc',
      'https://job-boards.eu.greenhouse.io/acme/jobs/77#app',
      'https://job-boards.greenhouse.io/embed/job_app?token=77&for=acme',
      'https://careers.example.com:8443/engineer?utm=1&gh_jid=77',
    ];
    for (const url of addresses) t.equal(catalog.routeUrl(url)?.posting, 'greenhouse:77', url);
    t.same(catalog.routeUrl(addresses[3] ?? '')?.captures, { board: 'acme', job: '77' });
  });

  t.test('keeps a posting on a host nobody vouches for apart from the real one', async (t) => {
    t.equal(catalog.routeUrl('http://127.0.0.1:4010/acme/jobs/77'), null);
    t.equal(
      catalog.routePlatform('greenhouse', 'http://127.0.0.1:4010/acme/jobs/77')?.posting,
      'greenhouse@127.0.0.1:4010:77',
    );
    t.equal(
      catalog.routePlatform('greenhouse', 'https://job-boards.greenhouse.io/acme/jobs/77')?.posting,
      'greenhouse:77',
    );
    t.equal(catalog.routePlatform('unheard-of', 'https://example.com/'), null);
    t.match(domSignatures(catalog), [{ id: 'greenhouse', selectors: ['form#application-form.application--form'] }]);
  });

  t.test('lets the most specific pattern win, in whatever order the plugins come', async (t) => {
    const wide = entry(ats('wide', [{ pattern: 'https://*:*/*' }]));
    const narrow = entry(ats('narrow', [{ pattern: 'https://jobs.example/:company/:job' }]));
    const narrower = entry(ats('narrower', [{ pattern: 'https://jobs.example/acme/:job' }]));
    for (const order of [
      [wide, narrow, narrower],
      [narrower, narrow, wide],
    ]) {
      const three = createCatalog(order);
      t.equal(three.routeUrl('https://jobs.example/acme/1')?.entry.manifest.id, 'narrower');
      t.equal(three.routeUrl('https://jobs.example/other/1')?.entry.manifest.id, 'narrow');
      t.equal(three.routeUrl('https://other.example/')?.entry.manifest.id, 'wide');
    }
  });

  t.test('names both plugins of a tie', async (t) => {
    const twins = createCatalog([
      entry(ats('one', [{ pattern: 'https://jobs.example/:a/:b' }]), '@x/one'),
      entry(ats('two', [{ pattern: 'https://jobs.example/:c/:d' }]), '@x/two'),
    ]);
    t.throws(() => twins.routeUrl('https://jobs.example/acme/1'), {
      code: 'plugin_tie',
      message: /@x\/one .*@x\/two /,
    });
    t.throws(() => createCatalog([entry(greenhouse, '@x/a'), entry(greenhouse, '@x/b')]), {
      code: 'plugin_tie',
      message: /@x\/a and @x\/b/,
    });
  });
});
