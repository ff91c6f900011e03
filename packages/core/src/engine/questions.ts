import { LRUCache } from 'lru-cache';
import type { AnyAnswerer } from '../capabilities/capability.ts';
import type { Registry } from '../capabilities/registry.ts';
import type { MetricDefinition } from '../metric/definition.ts';
import { addressOf, matchAddress } from '../protocol/address.ts';
import type { ParamsOf, QueryDefinition } from '../protocol/query.ts';
import { EVERYTHING } from '../kernel/sequences.ts';

/** A question, whatever spelling it was asked in. */
export interface Question {
  /** The canonical one. */
  readonly address: string;
  readonly params: Readonly<Record<string, string>>;
  readonly answerer: AnyAnswerer;
  readonly tags: readonly string[];
}

// In characters, since spellings come from outside and may be as long as a request. A bound on the entries alone (`max`) would also
// take its memory at once: a millisecond of every engine's start.
const BOUND = { maxSize: 2_000_000, sizeCalculation: (_: Question, spelling: string) => spelling.length + 100 };

/** Finds the question that an address asks, and remembers the spellings seen. */
export class Questions {
  readonly #registry: Registry;
  readonly #metrics: ReadonlyMap<string, MetricDefinition>;
  readonly #bySpelling = new LRUCache<string, Question>(BOUND);
  readonly #byParams = new WeakMap<QueryDefinition, LRUCache<string, Question>>();

  constructor(registry: Registry, metrics: ReadonlyMap<string, MetricDefinition>) {
    this.#registry = registry;
    this.#metrics = metrics;
  }

  /** Throws `not_found` or `invalid_input` for an address that can never be answered. */
  at(address: string): Question {
    const known = this.#bySpelling.get(address);
    if (known !== undefined) return known;
    const { query, params } = matchAddress(this.#registry.queries, address);
    const answerer = this.#registry.answerers.get(query.name)!;
    const tags = [...new Set([...answerer.tags(params as never, this.#metrics), EVERYTHING])];
    const question = { address: addressOf(query, params as never), params, answerer, tags };
    this.#bySpelling.set(address, question);
    return question;
  }

  /** As `at(addressOf(query, params))`; parameters seen before are neither checked nor spelled out again. */
  of<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Question {
    const spelling = spellingOf(params);
    if (spelling === undefined) return this.at(addressOf(query, params));
    const seen = this.#byParams.get(query) ?? new LRUCache(BOUND);
    const known = seen.get(spelling);
    if (known !== undefined) return known;
    const question = this.at(addressOf(query, params));
    this.#byParams.set(query, seen.set(spelling, question));
    return question;
  }
}

/** A text that no other parameters have; `undefined` where they are not all texts. */
function spellingOf(params: unknown): string | undefined {
  const given = (params ?? {}) as Readonly<Record<string, unknown>>;
  let spelling = '';
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (typeof value !== 'string') return undefined;
    spelling += `${name.length}:${name}${value.length}:${value}`;
  }
  return spelling;
}
