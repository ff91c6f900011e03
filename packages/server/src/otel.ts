/** What a server does, told to OpenTelemetry. Needs the package `@opentelemetry/api`; what is done with it is the host's own SDK's business. */
import {
  context,
  metrics,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type MeterProvider,
  type Span,
  type TextMapGetter,
  type TracerProvider,
} from '@opentelemetry/api';
import { DURATION_BOUNDS_S } from './http/http-counters.ts';
import { observeEngine } from './otel/observe-engine.ts';
import type { AnswerFacts, RequestFacts, Telemetry } from './telemetry.ts';

export type { AnswerFacts, EngineFacts, RequestFacts, Telemetry } from './telemetry.ts';

const NAME = '@bizboost/server';

export interface OpenTelemetryOptions {
  /** Default: the one that is registered globally when the server is made. */
  readonly tracerProvider?: TracerProvider;
  /** Default: the one that is registered globally when the server is made. */
  readonly meterProvider?: MeterProvider;
}

/**
 * Traces and metrics by the semantic conventions for HTTP servers: a span of kind server for each request, named by method and route, which goes on
 * with the caller's trace where it sends one; `http.server.request.duration` in seconds; and the engine's own counters (`bizboost.*`). Neither
 * queries, nor tokens, nor anything of a record is in them. A stream's span ends when its answer has begun.
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Telemetry {
  const tracer = (options.tracerProvider ?? trace).getTracer(NAME);
  const meter = (options.meterProvider ?? metrics).getMeter(NAME);
  const durations = meter.createHistogram('http.server.request.duration', {
    description: 'Time from a request to the head of its answer.',
    unit: 's',
    advice: { explicitBucketBoundaries: [...DURATION_BOUNDS_S] },
  });
  return {
    async request({ method, path, headers }, answer) {
      const began = performance.now();
      const attributes: Attributes = { 'http.request.method': method, 'url.path': path };
      const parent = propagation.extract(context.active(), headers, HEADERS);
      await tracer.startActiveSpan(method, { kind: SpanKind.SERVER, attributes }, parent, async (span) => {
        try {
          const facts = await answer();
          describe(span, method, facts);
          durations.record((performance.now() - began) / 1_000, measured(method, facts));
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    observe: (look) => observeEngine(meter, look),
  };
}

function describe(span: Span, method: RequestFacts['method'], facts: AnswerFacts): void {
  if (facts.route !== undefined) span.updateName(`${method} ${routeOf(facts.route)}`);
  span.setAttributes(measured(method, facts));
  if (facts.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}

function measured(method: string, { route, status }: AnswerFacts): Attributes {
  return {
    'http.request.method': method,
    'http.response.status_code': status,
    ...(route !== undefined && { 'http.route': routeOf(route) }),
    ...(status >= 500 && { 'error.type': String(status) }),
  };
}

function routeOf(template: string): string {
  return `/${template}`;
}

const HEADERS: TextMapGetter<Headers> = {
  keys: (headers) => [...headers.keys()],
  get: (headers, name) => headers.get(name) ?? undefined,
};
