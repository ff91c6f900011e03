/**
 * BizBoost's engine: records in, live answers out. Runs anywhere; no DOM, no Node, no network.
 * The half of it that browsers need is `@bizboost/core/contract`; conformance cases and a fake clock are `@bizboost/core/testing`.
 */
export * from './contract.ts';
export { matchAddress, type MatchedAddress } from './protocol/address.ts';
export { diff } from './protocol/patch-diff.ts';

export { createAnalytics } from './engine/create-analytics.ts';
export { retainDaily, type RetainDailyOptions } from './engine/retain-daily.ts';
export type {
  Analytics,
  AnalyticsOptions,
  AnalyticsStatistics,
  BusinessAnalytics,
  Erasure,
  ExportOptions,
  PersonToErase,
  Retain,
  Retention,
  RecordReceipt,
  Rejection,
  RememberOptions,
  StandingListener,
  Update,
  View,
  WatchMethods,
  WireAnswer,
} from './engine/analytics.ts';

export { memoryAdapter, type MemoryAdapter } from './data/memory-adapter.ts';
export { checkDistinctQuery, checkRecordsQuery, checkSumsQuery } from './data/check-query.ts';
export { foldAggregate } from './data/fold.ts';
export { createRecordCount, foldRecords, type RecordCount } from './data/fold-records.ts';
export { COLLECTION_OF } from './data/fact-rows.ts';
export { dateAt, segmentsOf, startOfDate } from './kernel/calendar.ts';
export { formatDate, parseDate } from './kernel/calendar-date.ts';
export {
  dailySums,
  dailySumsQuery,
  RETENTION_QUERY,
  retentionState,
  summedDaysOf,
  type SummedDays,
} from './data/summed-days.ts';
export { writeUnlessRefused } from './data/write-unless-refused.ts';
export { GRAIN_MS } from './kernel/interval.ts';
export { tagsOf } from './engine/ingest/tags.ts';
export { currencyCodes, exponentOf } from './kernel/currency.ts';
export { lineAmount } from './kernel/money.ts';
export type * from './data/adapter.ts';
export type * from './data/fact.ts';

export { defineMetric } from './metric/define-metric.ts';
export { count, distinct, divide, sum } from './metric/builders.ts';
export { builtInMetrics } from './metric/library.ts';
export type * from './metric/definition.ts';

export { answerer, commandHandler } from './capabilities/capability.ts';
export type {
  AnswerContext,
  Answerer,
  Capability,
  CommandHandler,
  EngineFields,
  Reader,
} from './capabilities/capability.ts';
export { builtInCapabilities, createBuiltInCapabilities, type BuiltInOptions } from './capabilities/built-in.ts';
export {
  backTest,
  type BackTestPage,
  type BackTestReport,
  type BackTestRow,
} from './capabilities/content/back-test/back-test.ts';
export type { Estimate } from './capabilities/content/back-test/bootstrap.ts';
export { contentCapability, createContentCapability } from './capabilities/content/index.ts';
export { mostPostsOf, type ContentOptions } from './capabilities/content/posts/most-posts.ts';
export { postsInStore } from './capabilities/content/posts/posts-in-store.ts';
export { publishedPostOf } from './capabilities/content/posts/read-posts.ts';
export type { DraftPost, PublishedPost } from './capabilities/content/posts/published-post.ts';
export { createLiveCapability, liveCapability } from './capabilities/live/index.ts';
export type { LiveOptions } from './capabilities/live/late-channels.ts';

export { createMemoryStore as memoryCacheStore, type MemoryStoreOptions } from './cache/memory-store.ts';
export { createTieredStore as tieredCacheStore, type TieredStoreOptions } from './cache/tiered-store.ts';
export type {
  CacheEntry,
  CacheStore,
  Lease,
  SyncCacheStore,
  TierStatistics,
  Turn,
  TurnRequest,
} from './cache/store.ts';
export {
  createMemoryBroadcaster as memoryBroadcaster,
  type MemoryBroadcasterOptions,
} from './broadcast/memory-broadcaster.ts';
export { Listeners } from './broadcast/listeners.ts';
export type {
  Broadcaster,
  Change,
  ChangeDetails,
  Note,
  Sequences,
  SyncBroadcaster,
  Tag,
  Unsubscribe,
} from './broadcast/broadcaster.ts';

export type { BusinessProfile, BusinessProfileInput } from './records/profile.ts';
export type {
  BizRecord,
  BusinessRecord,
  CampaignRecord,
  EventRecord,
  PostRecord,
  ProductRecord,
  RecordKind,
  RefundRecord,
  SaleRecord,
  SpendRecord,
} from './records/schema/record.ts';
export { isRecordKind, recordKinds, recordSchemas } from './records/schema/record.ts';
export { recordJsonSchemas, type JsonSchema } from './records/schema/json-schemas.ts';
export { explainRecord } from './records/explain-record.ts';
export { UnreadableItem, type Refusal } from './records/refusal.ts';
export { newerState } from './records/state-order.ts';
export { fromSegment, segmentEvents } from './records/segment/from-segment.ts';
export { createCsvMapper, type CsvItem, type CsvMapper } from './records/csv/csv-mapper.ts';
export type { CsvPlace, CsvRow } from './records/csv/csv-row.ts';
export { csvMappingOf, csvMappingSchema, type CsvMapping } from './records/csv/mapping.ts';
export { Guard, type GuardOptions } from './kernel/guard.ts';
export { withTimeLimit, type TimeLimit } from './kernel/time-limit.ts';
export { businessIdOf, type BusinessId } from './kernel/ids.ts';
export { exactSum } from './kernel/exact-sum.ts';
export { EVERYTHING } from './kernel/sequences.ts';
export type { Interval, Segment } from './kernel/interval.ts';
export type { Period } from './kernel/period.ts';
