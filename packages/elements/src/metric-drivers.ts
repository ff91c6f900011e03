/** Defines `<bizboost-metric-drivers>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { MetricDrivers } from './live/metric-drivers.ts';

defineElement('bizboost-metric-drivers', MetricDrivers);

export { MetricDrivers };
