import type { LinearModel } from './linear-model.ts';

// Written by scripts/intelligence/learn-prior.ts; 93 pages. Coefficients only: nothing of any post is in them.

/** How far posts come from their channel's level, by their traits, on most pages. */
export const PRIOR: LinearModel = {
  intercept: -0.02921,
  means: [
    0.3548, 0.06137, 0.558, 0.02574, 0, 0, -0.2927, -0.1782, -0.07939, 0.0301, 0.1625, 0.1901, 0.2333, 0.1654, 0.1089,
    0.06236, 0.07738, 4.544, 4.459, 0.2076, 0.09951, 0.05788, 0.0341, 0.2368, 0.07267, 0.07678, 0.03446, 0.1242, 0.2337,
    0.2454, 0.09756, -0.01895, -0.009744, -0.02115, -0.01722, -0.004652, -0.00006657, 0.004024, 1.3, 2.295, 3.635,
    0.01254, 0.1115,
  ],
  scales: [
    0.4785, 0.24, 0.4966, 0.1583, 1, 1, 0.6319, 0.6952, 0.6944, 0.7145, 0.3689, 0.3924, 0.4229, 0.3716, 0.3116, 0.2418,
    0.2672, 1.282, 1.696, 0.4056, 0.2993, 0.2335, 0.1815, 0.4251, 0.08585, 0.3549, 0.1824, 0.3298, 0.4232, 0.4303,
    0.2967, 0.4195, 0.1779, 0.2385, 0.2835, 0.2901, 0.1829, 0.2443, 1.366, 1.344, 1.281, 0.2339, 0.2058,
  ],
  coefficients: [
    0.02053, -0.004407, -0.009721, -0.02485, 0, 0, -0.05786, -0.05623, -0.05241, 0.03296, -0.005648, -0.01861, -0.0162,
    -0.01321, 0.002396, 0.02276, 0.05575, 0.06164, -0.03847, 0.009908, -0.01676, 0.00521, 0.02525, -0.01354, 0.01542,
    0.02058, -0.06708, 0.05282, 0.05138, -0.01442, -0.004684, 0.08749, -0.1024, 0.1084, 0.2072, 0.02818, 0.02017,
    0.07071, 0.06628, 0.07737, -0.009957, 0.2643, -0.06536,
  ],
};

/** How wrong predictions were on most pages: 41 quantiles of what came less what was predicted, log scale. */
export const PRIOR_ERRORS: readonly number[] = [
  -2.452, -1.875, -1.541, -1.363, -1.207, -1.085, -0.9739, -0.8691, -0.7928, -0.7157, -0.6385, -0.5603, -0.471, -0.4094,
  -0.343, -0.2853, -0.2332, -0.1678, -0.1094, -0.05863, -0.008789, 0.04578, 0.109, 0.163, 0.2133, 0.2759, 0.3342, 0.396,
  0.4746, 0.5501, 0.6299, 0.7251, 0.8104, 0.9011, 1.014, 1.137, 1.261, 1.438, 1.703, 2.063, 2.842,
];

/** Blocks of three hours on weekdays, then on weekends: how far from the usual on most pages, and how far pages differ. */
export const PRIOR_BLOCKS: readonly { readonly mean: number; readonly deviation: number }[] = [
  { mean: -0.07346, deviation: 0.1864 },
  { mean: -0.1309, deviation: 0.1994 },
  { mean: -0.01321, deviation: 0.1386 },
  { mean: 0.006602, deviation: 0.1836 },
  { mean: 0.02149, deviation: 0.157 },
  { mean: -0.0154, deviation: 0.15 },
  { mean: -0.009694, deviation: 0.233 },
  { mean: -0.01914, deviation: 0.2828 },
  { mean: -0.005178, deviation: 0.1997 },
  { mean: -0.06949, deviation: 0.1531 },
  { mean: 0.02008, deviation: 0.1573 },
  { mean: 0.07047, deviation: 0.2395 },
  { mean: 0.08121, deviation: 0.2685 },
  { mean: 0.05164, deviation: 0.2529 },
  { mean: 0.0891, deviation: 0.3431 },
  { mean: 0.07519, deviation: 0.3386 },
];
