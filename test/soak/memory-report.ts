// Loaded before a server (`--expose-gc --import`): says what the process holds, on being asked by a message.
/** What a process holds once what nobody needs is gone. */
export interface Holding {
  /** Of JavaScript, and buffers outside of its heap. */
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Timers, sockets and requests that keep it awake. */
  readonly resources: number;
  /** Processor time it has used, ms. */
  readonly cpuMs: number;
}

process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const holding: Holding = {
    heapBytes: heapUsed + external,
    rssBytes: rss,
    resources: process.getActiveResourcesInfo().length,
    cpuMs: (user + system) / 1_000,
  };
  process.send?.(holding);
});
// Who asks must not keep it from ending.
process.channel?.unref();
