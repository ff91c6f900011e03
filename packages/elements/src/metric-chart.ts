/** Defines `<bizboost-metric-chart>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { MetricChart } from './live/metric-chart.ts';

defineElement('bizboost-metric-chart', MetricChart);

export { MetricChart };
