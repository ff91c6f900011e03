/** Defines `<bizboost-best-times>`. Importing it again, also from another copy of the package, is harmless. */
import { BestTimes } from './content/best-times.ts';
import { defineElement } from './kit/define.ts';

defineElement('bizboost-best-times', BestTimes);

export { BestTimes };
