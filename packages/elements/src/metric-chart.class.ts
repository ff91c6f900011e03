/** The class of `<bizboost-metric-chart>`, defined nowhere: for a name or a registry of your own. */
export { MetricChart } from './live/metric-chart.ts';
export { defineElement, type Definable } from './kit/define.ts';
