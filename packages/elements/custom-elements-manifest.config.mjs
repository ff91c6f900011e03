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

const isUseful = ({ name, privacy, static: isStatic }) =>
  privacy === undefined && isStatic !== true && name !== 'attachShadow';

/** Only what a page can use: elements and their public members. Styles, words and private fields are nobody's interface. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = (module.declarations ?? []).filter(({ tagName }) => tagName !== undefined);
      for (const element of module.declarations) element.members = element.members?.filter(isUseful);
      const kept = new Set(module.declarations.map(({ name }) => name));
      module.exports = (module.exports ?? []).filter(
        ({ kind, declaration }) => kind === 'custom-element-definition' || kept.has(declaration?.name),
      );
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(({ exports }) => exports.length > 0);
  },
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/cdn/**', 'src/react.ts', 'src/react/**'],
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [publicOnly, publishedPaths],
};
