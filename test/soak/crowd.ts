import { startChild } from './child.ts';
import type { CrowdOrder, CrowdState } from './crowd-process.ts';

/** Viewers in another process, who do not come back by themselves. */
export interface Crowd {
  order(order: CrowdOrder): void;
  state(): Promise<CrowdState>;
  close(): Promise<void>;
}

export function startCrowd(): Crowd {
  const child = startChild('crowd-process.ts');
  return { order: child.tell, state: async () => (await child.ask('state')) as CrowdState, close: child.close };
}
