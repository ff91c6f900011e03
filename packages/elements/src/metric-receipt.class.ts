/** The class of `<bizboost-metric-receipt>`, defined nowhere: for a name or a registry of your own. */
export { MetricReceipt } from './live/metric-receipt.ts';
export { defineElement, type Definable } from './kit/define.ts';
