/** The tabs that follow a leading one, and what they ask. */
export interface TabFollowers {
  readonly size: number;
  has(tab: string): boolean;
  /** What a tab asks from now on, ms UTC. */
  set(tab: string, asks: readonly string[], now: number): void;
  delete(tab: string): void;
  /** Those not heard since then, ms UTC. */
  silentSince(at: number): readonly string[];
  /** Everything that any of them asks, some of it more than once. */
  asks(): readonly string[];
  clear(): void;
}

export function createTabFollowers(): TabFollowers {
  const tabs = new Map<string, { readonly asks: readonly string[]; readonly heardAt: number }>();
  return {
    get size() {
      return tabs.size;
    },
    has: (tab) => tabs.has(tab),
    set: (tab, asks, now) => void tabs.set(tab, { asks, heardAt: now }),
    delete: (tab) => void tabs.delete(tab),
    silentSince: (at) => [...tabs].filter(([, { heardAt }]) => heardAt < at).map(([tab]) => tab),
    asks: () => [...tabs.values()].flatMap(({ asks }) => asks),
    clear: () => tabs.clear(),
  };
}
