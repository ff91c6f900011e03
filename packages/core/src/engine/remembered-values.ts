import type { ReadThrough } from '../cache/read-through.ts';
import { NEVER } from '../cache/store.ts';
import { nextMidnight } from '../kernel/calendar.ts';
import type { Clock } from '../kernel/clock.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { JsonValue } from '../kernel/json.ts';
import type { RememberOptions } from './analytics.ts';
import type { Tenants } from './tenants.ts';
import { EVERYTHING } from '../kernel/sequences.ts';

/** The host's own computations, remembered under their business. */
export class RememberedValues {
  readonly #parts: { readonly cache: ReadThrough; readonly tenants: Tenants; readonly clock: Clock };

  constructor(parts: { readonly cache: ReadThrough; readonly tenants: Tenants; readonly clock: Clock }) {
    this.#parts = parts;
  }

  async remember<T extends JsonValue>(
    business: BusinessId,
    key: string,
    { compute, ttlMs, tags = [], untilMidnight = false }: RememberOptions & { readonly compute: () => Promise<T> },
  ): Promise<T> {
    const { cache, tenants, clock } = this.#parts;
    const tenant = tenants.of(business);
    await tenant.open();
    const expiresAt = untilMidnight ? nextMidnight((await tenant.profile()).timezone, clock.now()) : NEVER;
    return cache.remember(keyOf(business, key), {
      compute,
      ttlMs,
      expiresAt,
      tags: tags.length > 0 ? [...tags, EVERYTHING] : [],
      sequenceScope: business,
    });
  }

  invalidate(business: BusinessId, key: string): Promise<boolean> {
    return this.#parts.cache.invalidate(keyOf(business, key));
  }
}

/** Whatever a host calls its key, it is no other business's and no answer's. */
function keyOf(business: BusinessId, key: string): string {
  return JSON.stringify(['value', business, key]);
}
