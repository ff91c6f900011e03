import type { Fact } from '@bizboost/core';

/**
 * Streams that are each in order of time as one, in order of time and then id. Engines order texts in ways of their own, so ties of
 * one time are held and sorted here.
 */
export async function* inOrder(streams: readonly AsyncIterable<Fact>[]): AsyncGenerator<Fact> {
  const heads = await Promise.all(
    streams.map(async (stream) => {
      const facts = stream[Symbol.asyncIterator]();
      return { facts, next: await facts.next() };
    }),
  );
  try {
    for (;;) {
      const left = heads.filter(({ next }) => next.done !== true);
      if (left.length === 0) return;
      const at = Math.min(...left.map(({ next }) => (next.value as Fact).at));
      const ties: Fact[] = [];
      for (const head of left) {
        while (head.next.done !== true && head.next.value.at === at) {
          ties.push(head.next.value);
          head.next = await head.facts.next();
        }
      }
      yield* ties.sort(byId);
    }
  } finally {
    for (const { facts } of heads) await facts.return?.();
  }
}

function byId(one: Fact, other: Fact): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
