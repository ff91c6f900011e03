import type { AnalyticsStatistics } from '@bizboost/core';
import { DURATION_BOUNDS_S, type DurationHistogram, type HttpCounters } from './http-counters.ts';
import type { MetricFamily, Sample } from './prometheus-text.ts';

/** What a server can tell of itself, for Prometheus. */
export function metricFamiliesOf(
  statistics: AnalyticsStatistics,
  counters: HttpCounters,
  openStreams: number,
): readonly MetricFamily[] {
  return [...cacheFamilies(statistics.cache), ...engineFamilies(statistics), ...httpFamilies(counters, openStreams)];
}

function cacheFamilies(cache: AnalyticsStatistics['cache']): MetricFamily[] {
  const { hits, misses, stale } = cache;
  const tiers = Object.entries(cache.tiers);
  return [
    {
      name: 'bizboost_cache_requests_total',
      type: 'counter',
      help: 'Answers looked for in the cache, by result.',
      samples: samplesBy('result', { hit: hits, miss: misses, stale }),
    },
    {
      name: 'bizboost_cache_tier_requests_total',
      type: 'counter',
      help: 'Look-ups in each tier (memory, the shared cache, the store of the records), by result.',
      samples: tiers.flatMap(([tier, { hits, misses, errors }]) =>
        samplesBy('result', { hit: hits, miss: misses, error: errors }, { tier }),
      ),
    },
    {
      name: 'bizboost_cache_tier_hit_ratio',
      type: 'gauge',
      help: 'Share of the look-ups in each tier that found something since the start, 0 to 1.',
      samples: tiers.map(([tier, { hits, misses }]) => ({
        labels: { tier },
        value: hits + misses === 0 ? 0 : hits / (hits + misses),
      })),
    },
    gauge(
      'bizboost_cache_hit_ratio',
      'Share of look-ups answered from the cache since the start, 0 to 1.',
      cache.hitRate,
    ),
    gauge('bizboost_cache_entries', 'Answers held in the near tier.', cache.entries),
    gauge('bizboost_cache_bytes', 'Bytes held in the near tier, as estimated.', cache.bytes),
  ];
}

function engineFamilies({ computations, standingQuestions, listeners, records }: AnalyticsStatistics): MetricFamily[] {
  return [
    {
      name: 'bizboost_computations_total',
      type: 'counter',
      help: 'Answers computed, whoever asked.',
      samples: [{ value: computations }],
    },
    gauge('bizboost_standing_questions', 'Questions that are answered anew at each change.', standingQuestions),
    gauge('bizboost_listeners', 'Listeners to standing questions.', listeners),
    {
      name: 'bizboost_records_total',
      type: 'counter',
      help: 'Records received, by what became of them.',
      samples: samplesBy('outcome', { ...records }),
    },
  ];
}

function httpFamilies(counters: HttpCounters, openStreams: number): MetricFamily[] {
  const requests = [...counters.requests].map(([key, value]) => {
    const [route = '', method = '', status = ''] = JSON.parse(key) as string[];
    return { labels: { route, method, status }, value };
  });
  return [
    gauge('bizboost_stream_sessions', 'Open streams.', openStreams),
    {
      name: 'bizboost_http_requests_total',
      type: 'counter',
      help: 'Requests answered, by route, method and status.',
      samples: requests,
    },
    {
      name: 'bizboost_http_request_duration_seconds',
      type: 'histogram',
      help: 'Time from a request to its answer (of a stream: to its beginning).',
      samples: [...counters.durations].flatMap(([route, histogram]) => histogramSamples(route, histogram)),
    },
  ];
}

function histogramSamples(route: string, { counts, sumS }: DurationHistogram): Sample[] {
  let total = 0;
  const buckets = counts.map((count, at) => {
    total += count;
    return { suffix: '_bucket', labels: { route, le: String(DURATION_BOUNDS_S[at] ?? '+Inf') }, value: total };
  });
  return [
    ...buckets,
    { suffix: '_sum', labels: { route }, value: sumS },
    { suffix: '_count', labels: { route }, value: total },
  ];
}

function gauge(name: string, help: string, value: number): MetricFamily {
  return { name, type: 'gauge', help, samples: [{ value }] };
}

function samplesBy(
  label: string,
  values: Readonly<Record<string, number>>,
  labels: Readonly<Record<string, string>> = {},
): Sample[] {
  return Object.entries(values).map(([name, value]) => ({ labels: { ...labels, [label]: name }, value }));
}
