/** The class of `<bizboost-best-times>`, defined nowhere: for a name or a registry of your own. */
export { BestTimes } from './content/best-times.ts';
export { defineElement, type Definable } from './kit/define.ts';
