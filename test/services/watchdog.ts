// A process of its own that outlives the one that started it, whatever ends that one, by the moment it takes to clean up after it:
// when its standard input closes, it ends the processes and removes the folders it was told of. Started by guard.ts.
import { createInterface } from 'node:readline';
import { removeFolder } from './folder-removal.ts';
import { continueTree, killTree, signal, stateOf, type ProcessMark } from './process-tree.ts';
import { eventually } from './wait.ts';
import type { Order, Ward } from './guard.ts';

const wards = new Map<string, Ward>();

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order;
  if (order.ward) wards.set(order.key, order.ward);
  else wards.delete(order.key);
}

const left = [...wards.values()];
await Promise.allSettled(left.flatMap((ward) => ('mark' in ward ? [end(ward.mark, ward.endSignal)] : [])));
await Promise.allSettled(left.map(async (ward) => 'folder' in ward && removeFolder(ward.folder)));

async function end(mark: ProcessMark, endSignal: NodeJS.Signals): Promise<void> {
  if (endSignal === 'SIGKILL') return killTree(mark);
  signal(mark, endSignal);
  continueTree(mark);
  try {
    await eventually(() => stateOf(mark) === undefined, 1_000);
  } catch {
    await killTree(mark);
  }
}
