import type { BusinessId } from '../kernel/ids.ts';
import type { Change, Unsubscribe } from './broadcaster.ts';

type Listener = (change: Change) => void;

/** Who listens to which business. Changes reach everyone in the order they are told, also those that a listener causes. */
export class Listeners {
  readonly #byBusiness = new Map<BusinessId, Set<{ readonly hear: Listener }>>();
  readonly #untold: Change[] = [];
  readonly #onError: (error: unknown) => void;
  #isTelling = false;

  /** @param onError told when a listener throws; the others still hear */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** The same function may be added twice; each addition is undone by its own return. */
  add(business: BusinessId, hear: Listener): Unsubscribe {
    const listener = { hear };
    const listeners = this.#byBusiness.get(business) ?? new Set();
    this.#byBusiness.set(business, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#byBusiness.get(business) === listeners) this.#byBusiness.delete(business);
    };
  }

  /** Those that anyone listens to. */
  businesses(): readonly BusinessId[] {
    return [...this.#byBusiness.keys()];
  }

  has(business: BusinessId): boolean {
    return this.#byBusiness.has(business);
  }

  tell(change: Change): void {
    this.#untold.push(change);
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (let next = this.#untold.shift(); next !== undefined; next = this.#untold.shift()) this.#tellAll(next);
    this.#isTelling = false;
  }

  clear(): void {
    for (const listeners of this.#byBusiness.values()) listeners.clear();
    this.#byBusiness.clear();
  }

  #tellAll(change: Change): void {
    for (const { hear } of this.#byBusiness.get(change.business) ?? []) {
      try {
        hear(change);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
