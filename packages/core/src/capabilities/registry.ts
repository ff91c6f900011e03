import { BizBoostError } from '../kernel/errors.ts';
import { pathTemplateOf } from '../protocol/path-template.ts';
import type { CommandDefinition, QueryDefinition } from '../protocol/query.ts';
import type { AnyAnswerer, AnyHandler, Capability } from './capability.ts';

/** Everything the capabilities of an engine can be asked and told. */
export interface Registry {
  /** In the order of the capabilities. */
  readonly queries: readonly QueryDefinition[];
  readonly commands: readonly CommandDefinition[];
  /** The answerer of a query's name. */
  readonly answerers: ReadonlyMap<string, AnyAnswerer>;
  /** The handler of a command's name. */
  readonly handlers: ReadonlyMap<string, AnyHandler>;
}

/** Puts capabilities together. Throws `conflict` where two have one name, or two paths would catch the same addresses. */
export function createRegistry(capabilities: readonly Capability[]): Registry {
  checkUnique(
    'capability',
    capabilities.map(({ name }) => name),
  );
  const answerers = capabilities.flatMap((capability) => capability.answerers);
  const handlers = capabilities.flatMap((capability) => capability.handlers ?? []);
  const queries = answerers.map(({ query }) => query);
  const commands = handlers.map(({ command }) => command);
  const definitions = [...queries, ...commands];
  checkUnique(
    'name',
    definitions.map(({ name }) => name),
  );
  checkUnique(
    'path',
    definitions.map(({ path }) => pathTemplateOf(path).shape),
  );
  return Object.freeze({
    queries: Object.freeze(queries),
    commands: Object.freeze(commands),
    answerers: new Map(answerers.map((answerer) => [answerer.query.name, answerer])),
    handlers: new Map(handlers.map((handler) => [handler.command.name, handler])),
  });
}

function checkUnique(what: string, values: readonly string[]): void {
  const taken = values.find((value, i) => values.indexOf(value) !== i);
  if (taken === undefined) return;
  const expected = `a ${what} that is not taken`;
  throw new BizBoostError('conflict', `Expected ${expected}, received "${taken}" twice: rename one of them.`, {
    expected,
    received: taken,
  });
}
