import { expect, it } from 'vitest';
import { createFakePage, stageForEach } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

const stage = stageForEach();

const CLIENTS = 1_000;

/** Numbers in [0, 1), the same in every run: the multiplier of Park and Miller's minimal standard generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

it('comes back to a restarted server spread over time, not as a herd (row 52)', async () => {
  const random = seeded(42);
  for (let i = 0; i < CLIENTS; i++)
    stage.watch(stage.client({ random, page: createFakePage(), business: `shop-${i}` }));
  await stage.clock.advance(20);
  await until(() => stage.server.openStreams() === CLIENTS, 20_000);
  await stage.clock.advance(15_000);

  await stage.server.down();
  const downAt = stage.clock.now();
  while (stage.clock.now() < downAt + 10_000) {
    await stage.clock.advance(250);
    await settled();
  }
  const cameAt = new Map<string, number>();
  stage.server.onStream = (request, response) => {
    if (!cameAt.has(request.url)) cameAt.set(request.url, stage.clock.now());
    stage.server.hold(request, response);
  };
  await stage.server.up();
  const upAt = stage.clock.now();
  while (cameAt.size < CLIENTS && stage.clock.now() < upAt + 60_000) {
    await stage.clock.advance(250);
    await settled();
  }

  const times = [...cameAt.values()];
  const perSecond = Array.from(
    { length: 60 },
    (_, second) => times.filter((at) => Math.floor((at - upAt) / 1_000) === second).length,
  );
  expect(times).toHaveLength(CLIENTS);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(10_000);
  expect(Math.max(...perSecond)).toBeLessThan(CLIENTS / 4);
}, 60_000);
