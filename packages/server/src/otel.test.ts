import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type DataPoint,
  type Histogram,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTelemetry } from './otel.ts';
import { post, sale, SECRET, startWorld, type World, type WorldOptions } from './testing/world.ts';

const LIVE = 'analytics/live?period=today';

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator({
    fields: () => ['traceparent'],
    inject: () => undefined,
    extract(active, carrier, getter) {
      const [, traceId, spanId] = String(getter.get(carrier, 'traceparent') ?? '').split('-');
      if (traceId === undefined || spanId === undefined) return active;
      return trace.setSpanContext(active, { traceId, spanId, traceFlags: 1, isRemote: true });
    },
  });
});
afterAll(() => {
  context.disable();
  propagation.disable();
});

/** A server whose telemetry goes to a real SDK, which keeps it in memory. */
async function watched(options: WorldOptions = {}) {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const world = await startWorld({ telemetry: openTelemetry({ tracerProvider, meterProvider }), ...options });
  onTestFinished(async () => {
    await world.close();
    await meterProvider.shutdown();
  });
  return {
    world,
    spans: () => spans.getFinishedSpans(),
    /** The points of a metric as they stand. */
    async points<T = number>(name: string): Promise<readonly DataPoint<T>[]> {
      await meterProvider.forceFlush();
      const [last] = exporter.getMetrics().slice(-1);
      const all = last?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
      return (all.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? []) as unknown as DataPoint<T>[];
    },
  };
}

const answered = async (world: World, path: string, init?: RequestInit): Promise<number> => {
  const response = await world.fetch(path, init);
  await response.text();
  return response.status;
};

describe('a server with OpenTelemetry', () => {
  it('makes a span of each request, named by its route, with what the conventions ask for', async () => {
    const { world, spans } = await watched();
    await answered(world, `/${LIVE}`);
    await answered(world, '/analytics/live/campaign/rains?period=today');
    await answered(world, '/nowhere');
    expect(
      spans().map(({ name, kind, attributes, status }) => ({ name, kind, attributes, code: status.code })),
    ).toMatchObject([
      {
        name: 'GET /analytics/live',
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': 'GET',
          'http.route': '/analytics/live',
          'http.response.status_code': 200,
          'url.path': '/bizboost/analytics/live',
        },
        code: SpanStatusCode.UNSET,
      },
      { name: 'GET /analytics/live/campaign/{id}', attributes: { 'http.response.status_code': 404 } },
      { name: 'GET', attributes: { 'http.response.status_code': 404 } },
    ]);
  });

  it('goes on with the trace of its caller', async () => {
    const { world, spans } = await watched();
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await answered(world, `/${LIVE}`, { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    const [span] = spans();
    expect(span?.spanContext().traceId).toBe(traceId);
    expect(span?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  });

  it('runs what answers a request within its span', async () => {
    let within: string | undefined;
    const { world, spans } = await watched({
      wrap: (analytics) => ({
        ...analytics,
        async ready() {
          within = trace.getActiveSpan()?.spanContext().spanId;
        },
      }),
    });
    await answered(world, '/readyz');
    expect(within).toBe(spans()[0]?.spanContext().spanId);
  });

  it('marks what went wrong on our side, and not what a caller did', async () => {
    const { world, spans } = await watched({
      wrap: (analytics) => ({ ...analytics, ready: () => Promise.reject(new Error('gone')) }),
    });
    expect(await answered(world, '/readyz')).toBe(503);
    expect(await answered(world, '/analytics/live?period=sometime')).toBe(400);
    expect(spans().map(({ status, attributes }) => [status.code, attributes['error.type']])).toEqual([
      [SpanStatusCode.ERROR, '503'],
      [SpanStatusCode.UNSET, undefined],
    ]);
  });

  it('measures how long answers take, by route and status, in seconds', async () => {
    const { world, points } = await watched();
    for (const _ of [1, 2, 3]) await answered(world, `/${LIVE}`);
    const [point, ...others] = await points<Histogram>('http.server.request.duration');
    expect(others).toEqual([]);
    expect(point?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/analytics/live',
      'http.response.status_code': 200,
    });
    expect(point?.value.count).toBe(3);
    expect(point?.value.sum).toBeGreaterThan(0);
    expect(point?.value.buckets.boundaries).toContain(0.005);
  });

  it('tells the counters of the engine whenever they are collected', async () => {
    const { world, points } = await watched();
    await answered(world, '/records', post(JSON.stringify(sale('s1', 5)), 'application/json'));
    await answered(world, `/${LIVE}`);
    await answered(world, `/${LIVE}`);
    expect(await points('bizboost.computations')).toMatchObject([{ value: 1 }]);
    const cache = await points('bizboost.cache.requests');
    expect(cache.find(({ attributes }) => attributes['bizboost.cache.result'] === 'hit')?.value).toBe(1);
    const records = await points('bizboost.records');
    expect(
      records.find(({ attributes }) => attributes['bizboost.record.outcome'] === 'accepted')?.value,
    ).toBeGreaterThan(0);
    expect(await points('bizboost.streams')).toMatchObject([{ value: 0 }]);
  });

  it('counts methods that nobody knows as one, and tells neither tokens nor questions', async () => {
    const { world, spans, points } = await watched();
    const token = await world.token();
    await answered(world, `/${LIVE}&secret=of-a-question`, { headers: { authorization: `Bearer ${token}` } });
    await answered(world, '/healthz', { method: 'PROPFIND' });
    const told = JSON.stringify([
      spans().map(({ name, attributes, events }) => [name, attributes, events]),
      await points('http.server.request.duration'),
    ]);
    for (const secret of [token, SECRET, 'of-a-question', 'PROPFIND']) expect(told).not.toContain(secret);
    expect(spans().at(-1)?.attributes['http.request.method']).toBe('_OTHER');
  });
});
