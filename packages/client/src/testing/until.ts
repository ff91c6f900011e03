const PATIENCE_MS = 15_000;

/** Waits, turn by turn of the event loop, until it holds; then gives what it gave. Fails when real time runs out. */
export async function until<T>(what: () => T | undefined | false, patienceMs = PATIENCE_MS): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = what();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what.toString()}`);
    await turn();
  }
}

/** Lets everything happen that is already on its way over loopback. For what must *not* happen. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 40; i++) await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
