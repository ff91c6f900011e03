import { BizBoostError } from '../kernel/errors.ts';

/** A query's path, taken apart once. */
export interface PathTemplate {
  readonly parts: readonly PathPart[];
  /** Names of its parameters, in order. */
  readonly parameters: readonly string[];
  /** The path with every parameter as `{}`: two templates of one shape would catch the same addresses. */
  readonly shape: string;
}

type PathPart = { readonly literal: string } | { readonly parameter: string };

const known = new Map<string, PathTemplate>();

/** Takes a template such as `analytics/live/campaign/{id}` apart. A parameter fills one whole part. */
export function pathTemplateOf(path: string): PathTemplate {
  let template = known.get(path);
  if (template === undefined) known.set(path, (template = parse(path)));
  return template;
}

function parse(path: string): PathTemplate {
  const parts = path.split('/').map((text): PathPart => {
    const name = /^\{(\w+)\}$/.exec(text)?.[1];
    return name === undefined ? { literal: text } : { parameter: name };
  });
  return {
    parts,
    parameters: parts.flatMap((part) => ('parameter' in part ? [part.parameter] : [])),
    shape: parts.map((part) => ('literal' in part ? part.literal : '{}')).join('/'),
  };
}

/** The path with its parameters filled in, each encoded. Throws `invalid_input` for one that is empty. */
export function fillPath(template: PathTemplate, values: Readonly<Record<string, unknown>>): string {
  return template.parts
    .map((part) => ('literal' in part ? part.literal : encodeURIComponent(required(part.parameter, values))))
    .join('/');
}

function required(name: string, values: Readonly<Record<string, unknown>>): string {
  const value = values[name];
  if (value !== undefined && value !== null && value !== '') return String(value as string | number);
  throw new BizBoostError(
    'invalid_input',
    `Expected "${name}" to be a text that is not empty, received ${value === '' ? 'an empty one' : 'none'}.`,
    {
      path: `/${name}`,
      expected: 'a text that is not empty',
      received: value === '' ? '""' : 'nothing',
    },
  );
}

/** What the parameters are where the parts fit the template, still encoded; else `undefined`. */
export function matchParts(template: PathTemplate, parts: readonly string[]): Record<string, string> | undefined {
  if (parts.length !== template.parts.length) return undefined;
  const found: Record<string, string> = {};
  for (const [i, part] of template.parts.entries()) {
    const text = parts[i]!;
    if ('literal' in part ? part.literal !== text : text === '') return undefined;
    if ('parameter' in part) found[part.parameter] = text;
  }
  return found;
}
