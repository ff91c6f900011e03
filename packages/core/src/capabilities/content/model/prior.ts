import type { LinearModel } from './linear-model.ts';

export const PRIOR: LinearModel = { intercept: 0, means: [], scales: [], coefficients: [] };
export const PRIOR_ERRORS: readonly number[] = [0];
