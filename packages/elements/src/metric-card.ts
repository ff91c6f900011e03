/** Defines `<bizboost-metric-card>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { MetricCard } from './live/metric-card.ts';

defineElement('bizboost-metric-card', MetricCard);

export { MetricCard };
