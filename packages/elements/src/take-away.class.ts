/** The class of `<bizboost-take-away>`, defined nowhere: for a name or a registry of your own. */
export { TakeAway } from './take/take-away.ts';
export { defineElement, type Definable } from './kit/define.ts';
