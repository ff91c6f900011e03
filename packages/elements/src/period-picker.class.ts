/** The class of `<bizboost-period-picker>`, defined nowhere: for a name or a registry of your own. */
export { PeriodPicker } from './parts/period-picker/period-picker.ts';
export { defineElement, type Definable } from './kit/define.ts';
