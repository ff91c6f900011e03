// A sender in a process of its own, so that its processor time and its memory are nobody else's.
import { setTimeout as delay } from 'node:timers/promises';
import { machineMs, type SenderOrder, type Sent } from './messages.ts';
import { SENDERS, type SenderName } from './senders.ts';

const sender = await SENDERS[process.argv[2] as SenderName]();
let number = 0;

process.on('message', (order: SenderOrder) => {
  if (order.do === 'memory') process.send?.(memoryBytes());
  else void send(order).then((sent) => process.send?.(sent));
});
process.send?.(sender.port);

async function send({ rounds, everyMs, frame = '' }: Extract<SenderOrder, { do: 'send' }>): Promise<Sent> {
  const at: number[] = [];
  const computedBefore = sender.computations();
  const before = process.cpuUsage();
  const began = machineMs();
  for (let round = 0; round < rounds; round += 1) {
    await delay(Math.max(0, began + round * everyMs - machineMs()));
    at.push(machineMs());
    await sender.round((number += 1), frame);
  }
  // What the last round set off is part of it.
  await delay(everyMs);
  const { user, system } = process.cpuUsage(before);
  return { at, processorMs: (user + system) / 1_000, computations: sender.computations() - computedBefore };
}

/** What the process holds of the machine, garbage aside. */
function memoryBytes(): number {
  for (let time = 0; time < 3; time += 1) (globalThis as unknown as { gc(): void }).gc();
  return process.memoryUsage.rss();
}
