import type { Broadcaster, Change, Unsubscribe } from '../broadcast/broadcaster.ts';
import { businessIdOf, type BusinessId } from '../kernel/ids.ts';

/** Gives broadcasters that hear each other: as many as asked, each as if in a process of its own; or one where that cannot be. */
export type MakeBroadcasters = (count: number) => readonly Broadcaster[] | Promise<readonly Broadcaster[]>;

/** One thing every broadcaster must do, as data: any test runner can run it. Never sleeps; closes what it made. */
export interface BroadcasterCase {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Rejects when the broadcaster fails it; otherwise passed, or not tried and why. */
  run(makeBroadcasters: MakeBroadcasters): Promise<{ readonly skipped?: string }>;
}

/** What a case works with. */
export interface BroadcasterTools {
  readonly broadcaster: Broadcaster;
  /** Another one that hears the first; the same one where the case needs only one. */
  readonly other: Broadcaster;
  /** A business that nobody has spoken of. */
  newBusiness(): BusinessId;
}

/** Makes a case of a body that throws when it is not satisfied. */
export function broadcasterCase(
  name: string,
  body: (tools: BroadcasterTools) => Promise<void>,
  count: 1 | 2 = 1,
): BroadcasterCase {
  return {
    name,
    async run(makeBroadcasters) {
      const made = await makeBroadcasters(count);
      const [broadcaster] = made;
      try {
        if (broadcaster === undefined || made.length < count)
          return { skipped: `it takes ${count} broadcasters that hear each other, not ${made.length}` };
        await body({
          broadcaster,
          other: made[1] ?? broadcaster,
          newBusiness: () => businessIdOf(`case-${crypto.randomUUID()}`),
        });
        return {};
      } finally {
        for (const one of made) await one.close?.();
      }
    },
  };
}

/** What was heard of a business, and a way to wait for it without sleeping. */
export interface Ear {
  readonly heard: readonly Change[];
  /** Resolves when a change with the tag has been heard. A runner's own time limit ends a wait for nothing. */
  hears(tag: string): Promise<Change>;
  readonly stop: Unsubscribe;
}

export async function listen(broadcaster: Broadcaster, business: BusinessId): Promise<Ear> {
  const heard: Change[] = [];
  const waiting = new Map<string, (change: Change) => void>();
  const stop = await broadcaster.subscribe(business, (change) => {
    heard.push(change);
    for (const tag of change.tags) waiting.get(tag)?.(change);
  });
  return {
    heard,
    stop,
    hears(tag) {
      const found = heard.find((change) => change.tags.includes(tag));
      return found === undefined ? new Promise((resolve) => waiting.set(tag, resolve)) : Promise.resolve(found);
    },
  };
}
