const published = (path) => path.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');

/** The manifest speaks of the files that are published, not of their TypeScript sources. */
const publishedPaths = {
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest }) {
    const visit = (node) => {
      if (Array.isArray(node)) node.forEach(visit);
      else if (node && typeof node === 'object') {
        for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = published(node[key]);
        Object.values(node).forEach(visit);
      }
    };
    visit(customElementsManifest);
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/cdn/**', 'src/react.ts', 'src/react/**'],
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [publishedPaths],
};
