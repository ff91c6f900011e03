/** Foretells drafts by itself, in a page or anywhere: what `content/predictor` answers, made a predictor. Never reaches Temporal. */
export { createPredictor, type DraftPredictor } from './capabilities/content/predictor/create-predictor.ts';
export type { DraftComparison, PostDraft, Prediction } from './capabilities/content/contract.ts';
export type { PredictorState } from './capabilities/content/predictor-contract.ts';
