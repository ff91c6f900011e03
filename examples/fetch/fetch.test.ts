import { expect, it } from 'vitest';
import { handler } from './handler.ts';

const BASE = 'http://localhost/bizboost';

it('answers and streams without any server', async () => {
  const stream = await handler(new Request(`${BASE}/stream?ask=analytics/live`));
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const readUntil = async (event: string): Promise<void> => {
    while (!text.includes(`event: ${event}\n`)) text += (await reader.read()).value ?? '';
  };
  await readUntil('answer');

  const sale = { kind: 'sale', id: 'fetch-1', occurred_at: new Date().toISOString(), channel: 'whatsapp', amount: 250 };
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sale) };
  expect(await (await handler(new Request(`${BASE}/records`, init))).json()).toMatchObject({ accepted: 1 });

  await readUntil('patch');
  expect(await (await handler(new Request(`${BASE}/analytics/live`))).json()).toMatchObject({
    revenue: { total_revenue: 250 },
  });
  await reader.cancel();
});
