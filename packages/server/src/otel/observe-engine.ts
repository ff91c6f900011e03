import type { Attributes, BatchObservableCallback, Meter, Observable } from '@opentelemetry/api';
import type { EngineFacts } from '../telemetry.ts';

/** Gives the engine's counters to the meter whenever it collects. @returns how to stop */
export function observeEngine(meter: Meter, look: () => EngineFacts): () => void {
  const instruments = {
    computations: meter.createObservableCounter('bizboost.computations', {
      description: 'Answers computed, whoever asked.',
      unit: '{answer}',
    }),
    cache: meter.createObservableCounter('bizboost.cache.requests', {
      description: 'Answers looked for in the cache, by result.',
      unit: '{request}',
    }),
    records: meter.createObservableCounter('bizboost.records', {
      description: 'Records received, by what became of them.',
      unit: '{record}',
    }),
    questions: meter.createObservableUpDownCounter('bizboost.standing_questions', {
      description: 'Questions that are answered anew at each change.',
      unit: '{question}',
    }),
    listeners: meter.createObservableUpDownCounter('bizboost.listeners', {
      description: 'Listeners to standing questions.',
      unit: '{listener}',
    }),
    streams: meter.createObservableUpDownCounter('bizboost.streams', {
      description: 'Streams that are open.',
      unit: '{stream}',
    }),
  } satisfies Record<string, Observable>;
  const observe: BatchObservableCallback = (result) => {
    const { statistics, openStreams } = look();
    const { cache, records } = statistics;
    const each = (instrument: Observable, key: string, counts: Readonly<Record<string, number>>): void => {
      for (const [value, count] of Object.entries(counts)) {
        const attributes: Attributes = { [key]: value };
        result.observe(instrument, count, attributes);
      }
    };
    result.observe(instruments.computations, statistics.computations);
    each(instruments.cache, 'bizboost.cache.result', { hit: cache.hits, miss: cache.misses, stale: cache.stale });
    each(instruments.records, 'bizboost.record.outcome', { ...records });
    result.observe(instruments.questions, statistics.standingQuestions);
    result.observe(instruments.listeners, statistics.listeners);
    result.observe(instruments.streams, openStreams);
  };
  const all = Object.values(instruments);
  meter.addBatchObservableCallback(observe, all);
  return () => meter.removeBatchObservableCallback(observe, all);
}
