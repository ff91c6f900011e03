import { systemClock, type Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';

type Trouble = { readonly kind: 'fail' } | { readonly kind: 'hang' } | { readonly kind: 'slow'; readonly ms: number };

/**
 * Trouble on command, for whatever is wrapped with it (`chaoticAdapter`, `chaoticCacheStore`, `chaoticBroadcaster`).
 * Each command takes the place of the one before it. With names of methods only those are in trouble, the others work.
 */
export interface Chaos {
  /** Calls reject with `unavailable`. */
  fail(...methods: string[]): void;
  /** Calls are not answered before `heal`; one with a signal rejects when that aborts. */
  hang(...methods: string[]): void;
  /** Calls are answered so much later. */
  slow(ms: number, ...methods: string[]): void;
  /** Everything works again, and what hangs goes on. */
  heal(): void;
  /** Calls so far, whatever became of them; of one method, or of all. */
  calls(method?: string): number;
  /** What a wrapper waits for before it lets a call through. */
  gate(method: string, signal?: AbortSignal): Promise<void>;
  /** Whether a method would be let through at once. */
  isCalm(method: string): boolean;
}

/** No trouble yet. The clock times slow calls; default the machine's. */
export function createChaos(clock: Clock = systemClock): Chaos {
  const counts = new Map<string, number>();
  const hanging = new Set<() => void>();
  let trouble: Trouble | undefined;
  let methods: readonly string[] = [];

  const begin = (next: Trouble | undefined, only: readonly string[]): void => {
    trouble = next;
    methods = only;
  };
  const isCalm = (method: string): boolean =>
    trouble === undefined || (methods.length > 0 && !methods.includes(method));
  const suspend = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      hanging.add(resolve);
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });

  return {
    fail: (...only) => begin({ kind: 'fail' }, only),
    hang: (...only) => begin({ kind: 'hang' }, only),
    slow: (ms, ...only) => begin({ kind: 'slow', ms }, only),
    heal() {
      begin(undefined, []);
      for (const resume of hanging) resume();
      hanging.clear();
    },
    calls: (method) =>
      method === undefined ? [...counts.values()].reduce((sum, count) => sum + count, 0) : (counts.get(method) ?? 0),
    isCalm,
    async gate(method, signal) {
      counts.set(method, (counts.get(method) ?? 0) + 1);
      signal?.throwIfAborted();
      if (trouble === undefined || isCalm(method)) return;
      if (trouble.kind === 'fail') throw new BizBoostError('unavailable', `Chaos: "${method}" fails on command.`);
      if (trouble.kind === 'hang') return suspend(signal);
      const { ms } = trouble;
      await new Promise<void>((resolve) => clock.schedule(ms, resolve));
    },
  };
}
