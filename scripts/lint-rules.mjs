// Rules of our own for oxlint (its jsPlugins).

/** `style="…"` and `<style>` in a Lit template are inline styles, which a strict content security policy blocks. */
const noStyleAttribute = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      style: 'A style attribute: a strict content security policy blocks it. Use a class or a custom property.',
      sheet: 'A style element: a strict content security policy blocks it. Use `static styles`.',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || !['html', 'svg', 'staticHtml'].includes(node.tag.name)) return;
        for (const part of node.quasi.quasis) {
          if (/\sstyle\s*=/.test(part.value.raw)) context.report({ node: part, messageId: 'style' });
          if (/<style\b/i.test(part.value.raw)) context.report({ node: part, messageId: 'sheet' });
        }
      },
    };
  },
};

/** Text that becomes markup: Trusted Types forbid it, and so does good sense. */
const noMarkupFromText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { markup: 'Text never becomes markup: Trusted Types forbid it. Use a template.' },
  },
  create(context) {
    const named = (node, ...names) => node.type === 'MemberExpression' && names.includes(node.property.name);
    return {
      AssignmentExpression({ left }) {
        if (named(left, 'innerHTML', 'outerHTML', 'srcdoc')) context.report({ node: left, messageId: 'markup' });
      },
      CallExpression({ callee }) {
        if (named(callee, 'insertAdjacentHTML', 'setHTMLUnsafe', 'parseFromString', 'createContextualFragment'))
          context.report({ node: callee, messageId: 'markup' });
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

export default {
  meta: { name: 'bizboost' },
  rules: { 'no-style-attribute': noStyleAttribute, 'no-markup-from-text': noMarkupFromText, 'zod-mini': zodMini },
};
