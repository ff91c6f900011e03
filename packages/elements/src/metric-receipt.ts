/** Defines `<bizboost-metric-receipt>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { MetricReceipt } from './live/metric-receipt.ts';

defineElement('bizboost-metric-receipt', MetricReceipt);

export { MetricReceipt };
