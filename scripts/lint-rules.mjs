// Rules of our own for oxlint (its jsPlugins).

/** `style="…"` in a Lit template is a style attribute, which a strict content security policy blocks. */
const noStyleAttribute = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      style: 'A style attribute: a strict content security policy blocks it. Use a class or a custom property.',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || !['html', 'svg', 'staticHtml'].includes(node.tag.name)) return;
        for (const part of node.quasi.quasis)
          if (/\sstyle\s*=/.test(part.value.raw)) context.report({ node: part, messageId: 'style' });
      },
    };
  },
};

/** zod only as `import * as z from 'zod/mini'`: all of zod, or `{ z }` with its locales, weighs many times as much. */
const zodMini = {
  meta: { type: 'problem', schema: [], messages: { zod: "Write import * as z from 'zod/mini'." } },
  create(context) {
    return {
      ImportDeclaration(node) {
        const source = node.source.value;
        if (source !== 'zod' && !source.startsWith('zod/')) return;
        const namespace = node.specifiers.length === 1 && node.specifiers[0].type === 'ImportNamespaceSpecifier';
        if (source !== 'zod/mini' || !namespace) context.report({ node, messageId: 'zod' });
      },
      ExportNamedDeclaration(node) {
        if (node.source && /^zod(\/|$)/.test(node.source.value)) context.report({ node, messageId: 'zod' });
      },
    };
  },
};

export default { meta: { name: 'bizboost' }, rules: { 'no-style-attribute': noStyleAttribute, 'zod-mini': zodMini } };
