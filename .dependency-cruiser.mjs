// Who may know whom: the arrows of docs/architecture.md, as data. `npm run arrows` holds them, type imports included.

/** A wing and what it may reach beside itself; everything else in the house is forbidden to it. */
const wings = [
  { name: 'schemas', from: '^schemas/', may: [] },
  { name: 'core', from: '^core/', may: ['^schemas/'] },
  { name: 'agents', from: '^plugins/agents/', may: ['^core/', '^schemas/'] },
  { name: 'tiers', from: '^plugins/tiers/', may: ['^core/', '^schemas/', '^plugins/agents/'] },
  { name: 'ats', from: '^plugins/ats/', may: ['^core/', '^schemas/'] },
  { name: 'kit', from: '^plugins/kit/', may: ['^core/', '^schemas/'] },
  { name: 'manuals', from: '^manuals/', may: [] },
  { name: 'host', from: '^host/(?!console/|client/)', may: ['^core/', '^schemas/'] },
  { name: 'console', from: '^host/console/', may: ['^host/client/'] },
  { name: 'client', from: '^host/client/', may: ['^schemas/'] },
];

const house = '^(schemas|core|plugins|manuals|host|test|scripts)/';

/** Everything of the house that is neither the wing's own nor among what it may reach. */
const wingRules = wings.map(({ name, from, may }) => ({
  name: `${name}-reaches-only-${may.length > 0 ? 'what-it-may' : 'itself'}`,
  severity: 'error',
  from: { path: from },
  to: { path: house, pathNot: [from, ...may] },
}));

/** Packages that core may use: pure, without a browser, server, database or vendor behind them. */
const purePackages = [
  'ajv',
  // Asks no clock but the one it is given; see core/src/llm/model-breaker.ts.
  'cockatiel',
  'country-region-data',
  'entities',
  'eventemitter3',
  'fastest-levenshtein',
  'i18n-iso-countries',
  'libphonenumber-js',
  'semver',
  'tldts',
];

/** Node modules that core may use: no sockets, no servers, no processes. */
const pureNodeModules = ['crypto', 'fs/promises', 'path', 'timers/promises', 'url'];

export default {
  forbidden: [
    ...wingRules,
    {
      name: 'one-plugin-knows-no-other',
      comment: 'Two agents, two tiers or two ATS packages must not know one another; a tier may use an agent.',
      severity: 'error',
      from: { path: '^plugins/(agents|tiers|ats)/([^/]+)/' },
      to: { path: '^plugins/$1/', pathNot: '^plugins/$1/$2/' },
    },
    {
      name: 'core-uses-pure-packages',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: 'node_modules/', pathNot: `node_modules/(@types/)?(${purePackages.join('|')})(/|$)` },
    },
    {
      name: 'core-uses-pure-node-modules',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['core'], pathNot: `^(node:)?(${pureNodeModules.join('|')})$` },
    },
    {
      name: 'only-compose-knows-the-container',
      severity: 'error',
      from: { pathNot: '^host/src/compose\\.ts$' },
      to: { path: 'node_modules/(tsyringe|reflect-metadata)/' },
    },
    {
      name: 'nothing-reaches-into-the-dark',
      severity: 'error',
      // host/bin starts what is built, which need not be there.
      from: { path: '^(schemas|core|plugins|manuals|host)/', pathNot: '^host/bin/' },
      to: { couldNotResolve: true },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What this house built, not the `dist` of the packages it uses.
    exclude: { path: '^(schemas|core|host|host/client|plugins/[^/]+/[^/]+)/dist/' },
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['valet-src', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
