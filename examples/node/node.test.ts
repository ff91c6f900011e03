import { expect, it } from 'vitest';
import { sellAndWatch } from '../sell-and-watch.ts';
import { start } from './server.ts';

it('answers and streams on Node’s own server', async () => {
  const server = await start(0);

  expect(await sellAndWatch(server.url, 'node-1')).toEqual(['answer', 'patch']);

  await server.close();
});
