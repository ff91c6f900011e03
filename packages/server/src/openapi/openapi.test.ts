import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import {
  answerer,
  createAnalytics,
  defineCommand,
  defineQuery,
  memoryAdapter,
  type Analytics,
  type Capability,
} from '@bizboost/core';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../testing/world.ts';
import { openApiOf } from './openapi.ts';

type Operation = {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, unknown>;
  requestBody?: unknown;
};
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const validate = async (document: unknown): Promise<unknown> =>
  (await new Validator().validate(structuredClone(document) as Record<string, unknown>)).errors;

/** Every `$ref` in a document. */
const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
      );

describe('GET /openapi.json', () => {
  let world: World;
  let document: Document;
  beforeAll(async () => {
    world = await startWorld();
    document = (await (await fetch(`${world.url}/openapi.json`)).json()) as Document;
  });
  afterAll(() => world.close());

  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await validate(document)).toBeUndefined();
    expect(await validate({ ...document, paths: { 'no-slash': { get: 5 } } })).toBeDefined();
  });

  it('has the version of the package', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };

    expect(document).toMatchObject({ info: { version: manifest.version } });
  });

  it('points only at schemas that it has', () => {
    const refs = refsIn(document);
    const missing = refs.filter(
      (ref) => document.components.schemas[ref.replace('#/components/schemas/', '')] === undefined,
    );

    expect(refs.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('has every route of the contract', () => {
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/analytics/live',
        '/analytics/live/revenue',
        '/analytics/live/campaign/{id}',
        '/analytics/metrics/{name}',
        '/analytics/metrics/{name}/drivers',
        '/analytics/metrics/{name}/receipt',
        '/records',
        '/stream',
        '/openapi.json',
        '/healthz',
        '/readyz',
        '/metrics',
      ]),
    );
  });

  it('describes the parameters of a question as the question defines them', () => {
    const parameters = document.paths['/analytics/live/campaign/{id}']?.['get']?.parameters?.map(
      ({ name, in: place, required }) => [name, place, required],
    );

    expect(parameters).toEqual(
      expect.arrayContaining([
        ['id', 'path', true],
        ['period', 'query', false],
        ['business', 'query', undefined],
      ]),
    );
  });

  it('describes each kind of record', () => {
    const kinds = ['Business', 'Product', 'Campaign', 'Event', 'Sale', 'Refund', 'Spend', 'Post'];

    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining([...kinds.map((kind) => `${kind}Record`), 'Record', 'LiveAnswer', 'Problem']),
    );
  });

  it('leaves answers open to grow', () => {
    expect(JSON.stringify(document.components.schemas['LiveAnswer'])).not.toContain('"additionalProperties":false');
  });
});

describe('a question and a command of a host', () => {
  it('are routes and are described, though the server knows nothing of them', async () => {
    const greeting = defineQuery({
      name: 'greeting',
      path: 'shop/greeting/{who}',
      summary: 'Says hello',
      params: z.object({ who: z.string() }),
      result: z.object({ hello: z.string() }),
    });
    const order = defineCommand({
      name: 'reorder',
      path: 'shop/reorder',
      summary: 'Orders more',
      scope: 'act',
      input: z.object({ product: z.string() }),
      receipt: z.object({ ok: z.boolean() }),
    });
    const capability: Capability = {
      name: 'shop',
      answerers: [
        answerer({ query: greeting, tags: () => ['sales'], answer: async (_, { who }) => ({ hello: who }) as never }),
      ],
      handlers: [{ command: order, handle: async () => ({ receipt: { ok: true } }) }],
    };
    const analytics: Analytics = createAnalytics({ adapter: memoryAdapter(), capabilities: [capability] });

    const document = openApiOf(analytics) as unknown as Document;

    expect(await validate(document)).toBeUndefined();
    expect(document.paths['/shop/greeting/{who}']?.['get']?.operationId).toBe('greeting');
    expect(document.paths['/shop/reorder']?.['post']?.requestBody).toMatchObject({ required: true });
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['GreetingAnswer', 'ReorderInput', 'ReorderReceipt']),
    );
    await analytics.close();
  });
});
