import type { Cancel, Clock } from '../kernel/clock.ts';
import type { Tenant } from './tenant.ts';

const LOOK_MS = 5_000;

interface Watch {
  watchers: number;
  cancel: Cancel;
}

const watches = new WeakMap<Tenant, Watch>();

/**
 * Looks every five seconds whether a business's records have changed without a telling, while anyone needs to know: one look for all.
 * Returns how to stop needing it.
 */
export function watchStore(
  tenant: Tenant,
  { clock, onError }: { readonly clock: Clock; readonly onError: (error: unknown) => void },
): () => void {
  const watch = watches.get(tenant) ?? { watchers: 0, cancel: () => {} };
  watches.set(tenant, watch);
  const look = (): void => {
    watch.cancel = clock.schedule(LOOK_MS, look);
    tenant.heal().catch(onError);
  };
  if (watch.watchers++ === 0) look();
  return () => {
    if (--watch.watchers === 0) watch.cancel();
  };
}
