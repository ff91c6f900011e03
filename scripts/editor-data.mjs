// What editors and frameworks know of the elements, all of it from their manifest: a table of tags for types, VS Code's custom data, JetBrains'
// web types. Written with the manifest, committed, and checked to be fresh.
import { format, resolveConfig } from 'prettier';
import { json, root } from './run.mjs';
import { join } from 'node:path';

const FOLDER = 'packages/elements';

/**
 * @param {object} manifest custom-elements.json
 * @returns {Promise<Record<string, string>>} path below the root to content
 */
export async function editorData(manifest) {
  const elements = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  const options = await resolveConfig(join(root, 'package.json'));
  const pretty = async (path, text) => [path, await format(text, { ...options, filepath: path })];
  return Object.fromEntries([
    await pretty(`${FOLDER}/src/tags.ts`, tags(elements)),
    await pretty(`${FOLDER}/html-data.json`, JSON.stringify(htmlData(elements))),
    await pretty(`${FOLDER}/web-types.json`, JSON.stringify(webTypes(elements))),
  ]);
}

const propertiesOf = (element) => element.members.filter(({ kind }) => kind === 'field');
const union = (names) => (names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | '));
const moduleOf = (element) => element.tagName.replace('bizboost-', '');

function tags(elements) {
  const rows = elements.map((element) => {
    const own = (element.attributes ?? []).filter(({ name, fieldName }) => name !== fieldName);
    const spelled = own.map(({ name, fieldName }) => `'${name}': '${fieldName}'`).join('; ');
    const properties = union(propertiesOf(element).map(({ name }) => name));
    const events = union((element.events ?? []).map(({ name }) => name));
    return `/** ${element.summary} */\n'${element.tagName}': Tag<${element.name}, ${properties}, { ${spelled} }, ${events}>;`;
  });
  const imports = elements.map((element) => `import type { ${element.name} } from './${moduleOf(element)}.class.ts';`);
  return `// Written by scripts/editor-data.mjs from custom-elements.json.
${imports.sort().join('\n')}
import type { Tag } from './kit/tag.ts';

/** Every tag of the package: what it takes and what it tells. What \`types/react\`, \`types/vue\` and \`types/svelte\` are made of. */
export interface Tags {
  ${rows.join('\n')}
}
`;
}

/** https://github.com/microsoft/vscode-custom-data */
const htmlData = (elements) => ({
  version: 1.1,
  tags: elements.map((element) => ({
    name: element.tagName,
    description: `${element.summary}\n\n${element.description ?? ''}`.trim(),
    attributes: (element.attributes ?? []).map(({ name, description, type }) => ({
      name,
      description,
      ...(type?.text === 'boolean' && { valueSet: 'v' }),
    })),
  })),
});

/** https://github.com/JetBrains/web-types */
const webTypes = (elements) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name: '@bizboost/elements',
  version: json(`${FOLDER}/package.json`).version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: element.summary,
        attributes: (element.attributes ?? []).map(({ name, description, type, default: initial }) => ({
          name,
          description,
          default: initial,
          value: { type: type?.text },
        })),
        slots: (element.slots ?? []).map(({ name, description }) => ({ name, description })),
        js: {
          properties: propertiesOf(element).map(({ name, description, type }) => ({
            name,
            description,
            type: type?.text,
          })),
          events: (element.events ?? []).map(({ name, description }) => ({ name, description })),
        },
        css: {
          properties: (element.cssProperties ?? []).map(({ name, description }) => ({ name, description })),
          parts: (element.cssParts ?? []).map(({ name, description }) => ({ name, description })),
        },
      })),
    },
  },
});
