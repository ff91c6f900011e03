import type { LinearModel } from './linear-model.ts';

// Written by scripts/intelligence/learn-prior.ts; 93 pages. Coefficients only: nothing of any post is in them.

/** How far posts come from their channel's level, by their traits, on most pages. */
export const PRIOR: LinearModel = {
  intercept: -0.02705,
  means: [
    0.373, 0.06506, 0.5348, 0.02711, 0, 0, -0.3005, -0.1811, -0.08432, 0.02732, 0.1851, 0.226, 0.186, 0.1262, 0.1204,
    0.06932, 0.08691, 4.502, 4.397, 0.2169, 0.09845, 0.06016, 0.03581, 0.2388, 0.0737, 0.08184, 0.03639, 0.1296, 0.2324,
    0.2512, 0.1007, -0.02242, -0.01084, -0.02435, -0.01838, -0.003829, 0.000624, 0.004297, 1.373, 2.167, 3.497, 0.01266,
    0.1126,
  ],
  scales: [
    0.4836, 0.2466, 0.4988, 0.1624, 1, 1, 0.6293, 0.6934, 0.6931, 0.7153, 0.3884, 0.4182, 0.3891, 0.3321, 0.3254, 0.254,
    0.2817, 1.31, 1.712, 0.4122, 0.2979, 0.2378, 0.1858, 0.4263, 0.08677, 0.3668, 0.1872, 0.3359, 0.4224, 0.4337, 0.301,
    0.4207, 0.1797, 0.244, 0.2856, 0.2896, 0.1881, 0.2497, 1.391, 1.311, 1.237, 0.2356, 0.2094,
  ],
  coefficients: [
    0.0186, -0.006303, -0.007419, -0.02303, 0, 0, -0.04281, -0.05547, -0.0465, 0.03589, -0.008036, -0.01892, -0.02319,
    -0.003795, 0.001612, 0.02019, 0.05561, 0.05189, -0.03112, 0.005009, -0.0245, 0.005723, 0.01643, -0.01952, 0.0203,
    0.0229, -0.06444, 0.05175, 0.05332, -0.01498, -0.006079, 0.1002, -0.1212, 0.1072, 0.2106, 0.03356, 0.02229, 0.07155,
    0.06282, 0.05693, 0.0007379, 0.2681, -0.06354,
  ],
};

/** How wrong predictions were on most pages: 41 quantiles of what came less what was predicted, log scale. */
export const PRIOR_ERRORS: readonly number[] = [
  -2.316, -1.835, -1.524, -1.341, -1.2, -1.084, -0.9638, -0.873, -0.7839, -0.7196, -0.6468, -0.5646, -0.4864, -0.4184,
  -0.3596, -0.299, -0.2421, -0.1754, -0.1174, -0.06165, -0.01461, 0.04151, 0.0893, 0.1396, 0.2009, 0.2586, 0.3128,
  0.3705, 0.4378, 0.5329, 0.6137, 0.7137, 0.8066, 0.9134, 0.9969, 1.11, 1.247, 1.434, 1.654, 1.991, 2.803,
];

/** Blocks of three hours on weekdays, then on weekends: how far from the usual on most pages, and how far pages differ. */
export const PRIOR_BLOCKS: readonly { readonly mean: number; readonly deviation: number }[] = [
  { mean: -0.06065, deviation: 0.1714 },
  { mean: -0.1152, deviation: 0.2155 },
  { mean: -0.01405, deviation: 0.1352 },
  { mean: -0.004621, deviation: 0.1898 },
  { mean: 0.008909, deviation: 0.1589 },
  { mean: -0.0332, deviation: 0.1467 },
  { mean: -0.02767, deviation: 0.2285 },
  { mean: -0.01773, deviation: 0.2939 },
  { mean: -0.001255, deviation: 0.183 },
  { mean: -0.06112, deviation: 0.157 },
  { mean: 0.02286, deviation: 0.1574 },
  { mean: 0.06081, deviation: 0.22 },
  { mean: 0.06975, deviation: 0.2356 },
  { mean: 0.03925, deviation: 0.2182 },
  { mean: 0.07613, deviation: 0.3194 },
  { mean: 0.06651, deviation: 0.3261 },
];
