/** The browser's half of core: schemas, addresses, patches, watch, money. Never reaches Temporal. */
export { comparePredictions } from './capabilities/content/compare-predictions.ts';
export * from './capabilities/content/contract.ts';
export * from './capabilities/content/predictor-contract.ts';
export * from './capabilities/live/contract.ts';
export * from './capabilities/live/receipt-contract.ts';
export { BizBoostError, httpStatusOf, isErrorCode, type ErrorCode, type ErrorFacts } from './kernel/errors.ts';
export { systemClock, type Cancel, type Clock } from './kernel/clock.ts';
export type { JsonArray, JsonObject, JsonValue } from './kernel/json.ts';
export type { MissingPart } from './kernel/missing-part.ts';
export { commonFields, periodParams, type CommonFields } from './protocol/common-fields.ts';
export * from './protocol/query.ts';
export type * from './protocol/source.ts';
export type { PatchOperation } from './protocol/patch-operation.ts';
export type { StreamAsk, StreamMessages } from './protocol/stream-messages.ts';
export { applyPatch } from './protocol/patch-apply.ts';
export { addressOf } from './protocol/address.ts';
