/** What is public of the records: their types, schemas and checks, and the readers of foreign forms. */
export type { BusinessProfile, BusinessProfileInput } from './profile.ts';
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
} from './schema/record.ts';
export { isRecordKind, recordKinds, recordSchemas } from './schema/record.ts';
export { recordJsonSchemas, type JsonSchema } from './schema/json-schemas.ts';
export { explainRecord } from './explain-record.ts';
export { UnreadableItem, type Refusal } from './refusal.ts';
export type { EventFact, Fact, LedgerLine, RefundFact, SaleFact, SpendFact, State, StateKind } from './fact.ts';
export { newerState } from './state-order.ts';
export { fromSegment, segmentEvents } from './segment/from-segment.ts';
export { createCsvMapper, type CsvItem, type CsvMapper } from './csv/csv-mapper.ts';
export type { CsvPlace, CsvRow } from './csv/csv-row.ts';
export { csvMappingOf, csvMappingSchema, type CsvMapping } from './csv/mapping.ts';
