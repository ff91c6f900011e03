import { BizBoostError } from '../kernel/errors.ts';
import { periodName } from '../kernel/period-param.ts';
import { checkParams, parameterNames } from './check-params.ts';
import { fillPath, matchParts, pathTemplateOf } from './path-template.ts';
import type { ParamsOf, QueryDefinition } from './query.ts';

/** A question as its address means it. `params` are as they travel, checked, with the period in its one spelling. */
export interface MatchedAddress {
  readonly query: QueryDefinition;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The one address of a question, e.g. `analytics/live?period=today`: the path filled in, then the other parameters by name.
 * A period is spelled in one way and always said (`today` by default), so equal questions have equal addresses.
 * Throws `invalid_input` for a parameter that is wrong, naming it.
 */
export function addressOf<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): string {
  const template = pathTemplateOf(query.path);
  const values = canonicalParams(query, (params ?? {}) as Readonly<Record<string, unknown>>);
  const path = fillPath(template, values);
  const rest = Object.keys(values)
    .filter((name) => !template.parameters.includes(name))
    .sort();
  return rest.length === 0 ? path : `${path}?${rest.map((name) => `${name}=${encodeValue(values[name]!)}`).join('&')}`;
}

/**
 * The question that an address asks, in any spelling: with a leading slash, parameters in any order, a period as `from` and `to`
 * or left out. Parameters that the question does not have are ignored.
 * Throws `not_found` for a path that is none of the queries', `invalid_input` for a bad parameter and an address beyond 8,192 characters.
 */
export function matchAddress(queries: readonly QueryDefinition[], address: string): MatchedAddress {
  checkLength(address);
  const mark = address.indexOf('?');
  const path = (mark < 0 ? address : address.slice(0, mark)).replace(/^\/+/, '');
  const { query, encoded } = findQuery(queries, path);
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(encoded)) params[name] = decode(name, value);
  return {
    query,
    params: canonicalParams(query, { ...searchParams(query, mark < 0 ? '' : address.slice(mark + 1)), ...params }),
  };
}

/** Far beyond any question that has an answer, and little enough to be remembered many times over. */
const LONGEST_ADDRESS = 8_192;

function checkLength({ length }: string): void {
  if (length <= LONGEST_ADDRESS) return;
  const expected = `at most ${LONGEST_ADDRESS} characters`;
  throw new BizBoostError('invalid_input', `Expected an address of ${expected}, received one of ${length}.`, {
    path: '',
    expected,
    received: `${length} characters`,
  });
}

function findQuery(
  queries: readonly QueryDefinition[],
  path: string,
): { query: QueryDefinition; encoded: Record<string, string> } {
  const parts = path.split('/');
  // The most literal template wins: "metrics/top" before "metrics/{name}".
  const byLiteral = [...queries].sort(
    (a, b) => pathTemplateOf(a.path).parameters.length - pathTemplateOf(b.path).parameters.length,
  );
  for (const query of byLiteral) {
    const encoded = matchParts(pathTemplateOf(query.path), parts);
    if (encoded !== undefined) return { query, encoded };
  }
  const paths = queries.map((query) => query.path).join(', ');
  throw new BizBoostError('not_found', `There is no question at "${path.slice(0, 120)}". Expected one of: ${paths}.`, {
    expected: paths,
    received: path.slice(0, 120),
  });
}

function searchParams(query: QueryDefinition, search: string): Record<string, string> {
  const names = parameterNames(query.params);
  const found: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (names !== undefined && !names.has(name)) continue;
    if (Object.hasOwn(found, name)) throw invalid(name, 'given once', 'it more than once');
    found[name] = value;
  }
  return found;
}

function canonicalParams(query: QueryDefinition, given: Readonly<Record<string, unknown>>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== null) params[name] = textOf(name, value);
  checkParams(query, params);
  if (parameterNames(query.params)?.has('period') !== true) return params;
  const { period, from, to, ...rest } = params;
  return { ...rest, period: periodName({ period, from, to }) };
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string' && !/\p{Surrogate}/u.test(value)) return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw invalid(
    name,
    'a text or a number',
    typeof value === 'string' ? 'half a character' : Array.isArray(value) ? 'a list' : typeof value,
  );
}

// Commas and colons are read more easily as they are, and allowed in a query.
function encodeValue(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function decode(name: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(name, 'percent-encoded UTF-8', `"${text.slice(0, 80)}"`);
  }
}

function invalid(name: string, expected: string, received: string): BizBoostError {
  return new BizBoostError('invalid_input', `Expected "${name}" to be ${expected}, received ${received}.`, {
    path: `/${name}`,
    expected,
    received,
  });
}
