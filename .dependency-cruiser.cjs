// Who may import whom. Run: npm run boundaries. Type imports count: a type that reaches up is a dependency all the same.

/** Tests may import what they test, their tools and the engine. */
const TEST = '[.]test[.]ts$|/src/testing/';

/** core/src, in the order the data travels: a folder may import only those before it. */
const CORE = ['kernel', 'records', 'data', 'metric', 'cache', 'broadcast', 'protocol', 'capabilities', 'engine'];

/** Which packages each package may import. */
const PACKAGES = {
  core: [],
  adapters: ['core'],
  server: ['core'],
  client: ['core'],
  elements: ['core', 'client'],
  cli: ['core', 'server', 'adapters', 'elements'],
};

const forbidden = [
  {
    name: 'no-rings',
    comment: 'Modules that import each other cannot be understood or tested alone.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'The import leads nowhere.',
    severity: 'error',
    // Types for frameworks that only their users have: test/hosts compiles them.
    from: { pathNot: '^packages/elements/types/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'no-tests-in-source',
    comment: 'What ships must not import a test.',
    severity: 'error',
    from: { pathNot: TEST },
    to: { path: '[.]test[.]ts$|^packages/(?!core/)[^/]+/src/testing/' },
  },
  ...Object.entries(PACKAGES).map(([name, allowed]) => ({
    name: `package-${name}`,
    comment: `packages/${name} may import ${allowed.length ? allowed.join(', ') : 'no other package'}.`,
    severity: 'error',
    from: { path: `^packages/${name}/src/`, pathNot: '[.]test[.]ts$' },
    to: { path: '^packages/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
  })),
  {
    name: 'packages-by-name',
    comment: 'Import another package by its name, not by a path into its folder.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/' },
    to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'browser-face-only',
    comment: "Client and elements see of core only '@bizboost/core/contract' and '@bizboost/core/predict'.",
    severity: 'error',
    from: { path: '^packages/(client|elements)/src/', pathNot: TEST },
    to: { path: '^packages/core/', pathNot: '^packages/core/src/(contract|predict)[.]ts$' },
  },
  {
    name: 'browser-face-without-temporal',
    comment: 'The browser half of core never carries the Temporal polyfill (19 kB).',
    severity: 'error',
    from: { path: '^packages/core/src/(contract|predict)[.]ts$' },
    to: { path: 'node_modules/temporal-', reachable: true },
  },
  ...CORE.slice(0, -1).map((folder, index) => ({
    name: `core-order-${folder}`,
    comment: `core/src/${folder} may import only: ${CORE.slice(0, index + 1).join(', ')}.`,
    severity: 'error',
    from: { path: `^packages/core/src/${folder}/`, pathNot: '[.]test[.]ts$' },
    to: { path: `^packages/core/src/(${CORE.slice(index + 1).join('|')}|testing)/` },
  })),
  {
    name: 'core-engine-without-testing',
    comment: 'The engine must not lean on what is made for tests.',
    severity: 'error',
    from: { path: '^packages/core/src/engine/', pathNot: '[.]test[.]ts$' },
    to: { path: '^packages/core/src/testing/' },
  },
  {
    name: 'core-faces',
    comment: "core's faces (index.ts, contract.ts, predict.ts) are for others; inside, import the module itself.",
    severity: 'error',
    from: { path: '^packages/core/src/[^/]+/', pathNot: TEST },
    to: { path: '^packages/core/src/[^/]+[.]ts$' },
  },
  {
    name: 'capability-sealed',
    comment: 'A capability knows no other capability. What two need moves down.',
    severity: 'error',
    from: { path: '^packages/core/src/capabilities/([^/]+)/', pathNot: '[.]test[.]ts$' },
    to: { path: '^packages/core/src/capabilities/[^/]+/', pathNot: '^packages/core/src/capabilities/$1/' },
  },
  {
    name: 'capability-below-cache',
    comment: 'A capability is data for the engine: it reaches neither the cache nor the broadcaster.',
    severity: 'error',
    from: { path: '^packages/core/src/capabilities/', pathNot: '[.]test[.]ts$' },
    to: { path: '^packages/core/src/(cache|broadcast|engine)/' },
  },
  {
    name: 'core-packages',
    comment: 'core runs anywhere: only zod, rxjs, lru-cache and the Temporal polyfill; no Node, no DOM library.',
    severity: 'error',
    from: { path: '^packages/core/src/', pathNot: '[.]test[.]ts$' },
    to: {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      pathNot: 'node_modules/(zod|rxjs|lru-cache|stopword|temporal-polyfill|temporal-spec)/',
    },
  },
  {
    name: 'kernel-packages',
    comment: 'The vocabulary imports zod and Temporal only.',
    severity: 'error',
    from: { path: '^packages/core/src/kernel/', pathNot: '[.]test[.]ts$' },
    to: { dependencyTypes: ['npm'], pathNot: 'node_modules/(zod|temporal-polyfill|temporal-spec)/' },
  },
  {
    name: 'browser-without-node',
    comment: 'Client and elements run in browsers.',
    severity: 'error',
    from: { path: '^packages/(client|elements)/src/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'server-anywhere',
    comment: "'@bizboost/server' runs on workers too: Node's modules and its HTTP bridge belong to './node'.",
    severity: 'error',
    from: { path: '^packages/server/src/index[.]ts$' },
    to: { path: '^(node:)?[a-z_]+(/promises)?$|node_modules/@hono/node-server/', reachable: true },
  },
  {
    name: 'react-only-in-react',
    comment: "React is an optional peer: only './react' may import it.",
    severity: 'error',
    from: { path: '^packages/elements/src/', pathNot: '^packages/elements/src/react[./]|[.]test[.]ts$' },
    to: { path: 'node_modules/(react|react-dom|@lit/react)/|^packages/elements/src/react[./]' },
  },
  {
    name: 'definition-apart-from-class',
    comment: 'A *.class.ts only exports: it must not reach a module that defines an element.',
    severity: 'error',
    from: { path: '^packages/elements/src/[^/]+[.]class[.]ts$' },
    to: {
      path: '^packages/elements/src/(live-dashboard|metric-card|metric-chart|campaign-table|period-picker|content-suggestions|post-composer|best-times)[.]ts$',
      reachable: true,
    },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    parser: 'tsc',
    tsConfig: { fileName: 'tsconfig.all.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['bizboost-source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
