/** Hears something of the page. Returns how to stop. */
export type Listen = (listener: () => void) => () => void;

/** One listener on the page for any number of elements: attached with the first, gone with the last. */
export function shared(attach: (tell: () => void) => () => void): Listen {
  const listeners = new Set<() => void>();
  let detach: (() => void) | undefined;
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return (listener) => {
    listeners.add(listener);
    detach ??= attach(tell);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      detach?.();
      detach = undefined;
    };
  };
}
