/** The class of `<bizboost-metric-card>`, defined nowhere: for a name or a registry of your own. */
export { MetricCard } from './live/metric-card.ts';
export { defineElement, type Definable } from './kit/define.ts';
