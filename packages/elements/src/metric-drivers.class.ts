/** The class of `<bizboost-metric-drivers>`, defined nowhere: for a name or a registry of your own. */
export { MetricDrivers } from './live/metric-drivers.ts';
export { defineElement, type Definable } from './kit/define.ts';
