/** The part of Web Locks that is used. Names are scoped to the origin. */
export interface TabLocks {
  /**
   * Holds the lock until the callback's promise settles. Rejects with `AbortError` when the signal aborts a wait,
   * or when another tab steals the lock.
   */
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    held: () => Promise<void>,
  ): Promise<void>;
}

/** The part of a BroadcastChannel that is used. */
export interface TabChannel {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  close(): void;
}

/** How the tabs of one origin find each other. */
export interface Tabs {
  readonly locks: TabLocks;
  channel(name: string): TabChannel;
}

/** The platform's own; none in Node, old browsers and insecure pages. */
export function currentTabs(): Tabs | undefined {
  if (typeof window === 'undefined' || typeof BroadcastChannel === 'undefined' || typeof navigator === 'undefined')
    return undefined;
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  if (locks === undefined) return undefined;
  return {
    locks: { request: async (name, options, held) => void (await locks.request(name, options, held)) },
    channel: (name) => new BroadcastChannel(name) as TabChannel,
  };
}
