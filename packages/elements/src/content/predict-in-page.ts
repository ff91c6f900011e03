/** What foretelling drafts in the page takes, fetched when a host chooses that. */
export { predictorQuery } from '@bizboost/core/contract';
export { createPredictor } from '@bizboost/core/predict';
