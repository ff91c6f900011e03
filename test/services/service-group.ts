import type { Controls, Service } from './service.ts';

/** Servers that make one service together. What is done to the group is done to each; each can be had alone in `nodes`. */
export interface ServiceGroup extends Controls {
  readonly nodes: readonly Service[];
  /** Of the first node. */
  readonly url: string;
  /** Of all nodes, in their order. */
  readonly urls: readonly string[];
  readonly ports: readonly number[];
  readonly pids: readonly number[];
}

/** @param whole  resolves once the nodes that run again are one service again */
export function groupOf(nodes: readonly Service[], whole: () => Promise<void> = async () => {}): ServiceGroup {
  const each = async (act: (node: Service) => Promise<void>): Promise<void> => {
    await Promise.all(nodes.map(act));
  };
  const urls = nodes.map((node) => node.url);
  return {
    nodes,
    url: urls[0] as string,
    urls,
    ports: nodes.map((node) => node.port),
    get pids() {
      return nodes.flatMap((node) => node.pids);
    },
    stop: () => each((node) => node.stop()),
    kill: (how) => each((node) => node.kill(how)),
    pause: () => each((node) => node.pause()),
    resume: () => each((node) => node.resume()),
    async restart() {
      await each((node) => node.restart());
      await whole();
    },
  };
}

/** Starts all of them, or none. */
export async function startAll(starts: readonly Promise<Service>[]): Promise<readonly Service[]> {
  const results = await Promise.allSettled(starts);
  const failed = results.find((result) => result.status === 'rejected');
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (!failed) return started;
  await Promise.all(started.map((service) => service.stop()));
  throw failed.reason;
}
