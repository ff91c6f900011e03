/** Counts what is held of the page from now on: listeners on document and window, intervals, observers at work. */
export function countHolds(): { now(): number; list(): readonly string[]; release(): void } {
  const held = new Map<string, number>();
  const add = (what: string, by: number): void => void held.set(what, (held.get(what) ?? 0) + by);
  const undo: (() => void)[] = [];
  for (const [name, target] of [
    ['document', document],
    ['window', window],
  ] as const) {
    const { addEventListener, removeEventListener } = target;
    const heard = new Set<string>();
    const keyOf = (type: string, listener: unknown): string => `${type} ${identityOf(listener)}`;
    target.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      if (!heard.has(keyOf(args[0], args[1]))) add(`${name} ${args[0]}`, 1);
      heard.add(keyOf(args[0], args[1]));
      return addEventListener.apply(target, args);
    };
    target.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      if (heard.delete(keyOf(args[0], args[1]))) add(`${name} ${args[0]}`, -1);
      return removeEventListener.apply(target, args);
    };
    undo.push(() => {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    });
  }
  const { setInterval, clearInterval } = window;
  const intervals = new Set<unknown>();
  Object.assign(window, {
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const id = setInterval(...args);
      intervals.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      intervals.delete(id);
      clearInterval(id);
    },
  });
  undo.push(() => Object.assign(window, { setInterval, clearInterval }));
  for (const kind of [MutationObserver, ResizeObserver, IntersectionObserver]) {
    const { observe, disconnect } = kind.prototype as ResizeObserver;
    const working = new WeakSet<object>();
    Object.assign(kind.prototype, {
      observe(this: ResizeObserver, ...args: Parameters<typeof observe>) {
        if (!working.has(this)) add(kind.name, 1);
        working.add(this);
        return observe.apply(this, args);
      },
      disconnect(this: ResizeObserver) {
        if (working.delete(this)) add(kind.name, -1);
        return disconnect.call(this);
      },
    });
    undo.push(() => Object.assign(kind.prototype, { observe, disconnect }));
  }
  const list = (): string[] => [
    ...[...held].filter(([, count]) => count !== 0).map(([what, count]) => `${what} ${count}`),
    ...[...intervals].map(() => 'interval'),
  ];
  return { now: () => list().length, list, release: () => undo.forEach((one) => one()) };
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identityOf(listener: unknown): number {
  const known = identities.get(listener as object) ?? (lastIdentity += 1);
  identities.set(listener as object, known);
  return known;
}
