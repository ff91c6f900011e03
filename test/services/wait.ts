import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_TRIES_MS = 10;

/** Tries until it neither throws nor gives false; then gives what it gave. Fails with the last error when time runs out. */
export async function eventually<T>(attempt: () => T | Promise<T>, patienceMs = 30_000): Promise<Exclude<T, false>> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    let cause: unknown;
    try {
      const value = await attempt();
      if (value !== false) return value as Exclude<T, false>;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain.`, { cause });
    await pause(BETWEEN_TRIES_MS);
  }
}
