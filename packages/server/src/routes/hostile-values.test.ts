import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, startWorld, type World } from '../testing/world.ts';

/** Values over which programs stumble that ask them for their length or their text. */
const VALUES = [
  '{"length":{"toString":1}}',
  '{"length":1e999}',
  '{"toString":1,"valueOf":1}',
  '{"__proto__":{"length":1}}',
];

describe('a value that is none of its kind', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world.close());

  it.each(VALUES)('is refused by its name, wherever it stands: %s', async (value) => {
    const bodies: readonly (readonly [string, string])[] = [
      ['content/predict', `{"channel":"website","caption":${value}}`],
      ['content/predict', `{"channel":"website","hashtags":${value}}`],
      ['content/predict', `{"drafts":${value}}`],
      ['stream', `{"asks":[{"ask":${value}}]}`],
      ['stream', `{"asks":${value}}`],
    ];
    for (const [path, body] of bodies) {
      const response = await world.fetch(`/${path}`, post(body, 'application/json'));
      expect([path, body, response.status]).toEqual([path, body, 400]);
      expect(await response.json()).toMatchObject({ code: 'invalid_input', path: expect.any(String) as string });
    }
    expect(world.log).toEqual([]);
  });

  it('is not taken as a person to erase, nor as nobody in particular', async () => {
    const authorization = `Bearer ${await world.token({ scopes: ['operator'] })}`;
    for (const body of ['{}', '{"visitor":{"toString":1}}', '{"drafts":1}']) {
      const response = await world.fetch('/erase', post(body, 'application/json', { authorization }));
      expect([body, response.status]).toEqual([body, 400]);
      expect(await response.json()).toMatchObject({ path: expect.any(String) as string });
    }
  });
});

describe('what is too large', () => {
  it('says what of the request it is', async () => {
    const world = await startWorld({ limits: { maxBodyBytes: 100, maxRecords: 2 } });
    const cases: readonly (readonly [string, RequestInit | undefined, number, string])[] = [
      ['/records', post('x'.repeat(101)), 413, ''],
      ['/records', post('{}\n{}\n{}\n'), 413, ''],
      [`/stream?ask=${'a'.repeat(9_000)}`, undefined, 413, '/ask'],
      [`/analytics/live?period=${'a'.repeat(9_000)}`, undefined, 400, ''],
    ];
    for (const [path, init, status, field] of cases) {
      const response = await world.fetch(path, init);
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.json()).toMatchObject({ path: field });
    }
    await world.close();
  });
});
