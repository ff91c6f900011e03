/** Defines `<bizboost-period-picker>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { PeriodPicker } from './parts/period-picker/period-picker.ts';

defineElement('bizboost-period-picker', PeriodPicker);

export { PeriodPicker };
