import type { Models, Pause } from '../capabilities/capability.ts';
import type { ReadThrough } from '../cache/read-through.ts';
import { NEVER } from '../cache/store.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { MODELS_TAG } from './touched-by.ts';

export interface KeptModelsParts {
  readonly cache: ReadThrough;
  /** Tells that a business's models have changed. */
  tell(business: BusinessId, tags: readonly string[]): Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Of so many models it is known of which basis their last one is. */
const MOST_KNOWN = 10_000;
/** A model is believed for so long, whatever its basis. */
const TTL_MS = 7 * 24 * 3_600_000;

/**
 * What was learned of businesses, kept where answers are: in this process's memory and, where there is one, in the far tier, so that one
 * process learns for all. While a new model is made, the one before is given.
 */
export class KeptModels {
  readonly #parts: KeptModelsParts;
  /** The basis of the last model that is ready, by business and name. */
  readonly #ready = new Map<string, string>();
  readonly #making = new Set<string>();

  constructor(parts: KeptModelsParts) {
    this.#parts = parts;
  }

  of(business: BusinessId): Models {
    return { get: (name, basis, make) => this.#get({ business, name, basis }, make) };
  }

  async #get<T extends object>(wanted: Wanted, make: (pause: Pause) => T | Promise<T>): Promise<T> {
    const last = this.#ready.get(nameOf(wanted));
    if (last !== undefined && last !== wanted.basis) {
      const before = this.#parts.cache.peek(keyOf({ ...wanted, basis: last }));
      if (before !== undefined) {
        this.#makeBehind(wanted, make);
        return before.value as T;
      }
    }
    return this.#make(wanted, make);
  }

  #makeBehind<T extends object>(wanted: Wanted, make: (pause: Pause) => T | Promise<T>): void {
    const key = keyOf(wanted);
    if (this.#making.has(key)) return;
    this.#making.add(key);
    this.#make(wanted, make)
      .then(() => this.#parts.tell(wanted.business, [MODELS_TAG]))
      .catch(this.#parts.onError)
      .finally(() => this.#making.delete(key));
  }

  async #make<T extends object>(wanted: Wanted, make: (pause: Pause) => T | Promise<T>): Promise<T> {
    const value = await this.#parts.cache.remember(keyOf(wanted), {
      compute: async () => make(() => this.#pause()),
      ttlMs: TTL_MS,
      freshUntil: NEVER,
    });
    this.#note(wanted);
    return value;
  }

  #note(wanted: Wanted): void {
    const name = nameOf(wanted);
    this.#ready.delete(name);
    this.#ready.set(name, wanted.basis);
    const oldest = this.#ready.keys().next().value;
    if (this.#ready.size > MOST_KNOWN && oldest !== undefined) this.#ready.delete(oldest);
  }

  /** Lets others have their turn: learning may take seconds. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }
}

interface Wanted {
  readonly business: BusinessId;
  readonly name: string;
  readonly basis: string;
}

function nameOf({ business, name }: Wanted): string {
  return JSON.stringify([business, name]);
}

/** No answer's key, and no other business's. */
function keyOf({ business, name, basis }: Wanted): string {
  return JSON.stringify(['model', business, name, basis]);
}
