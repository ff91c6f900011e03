/** Defines `<bizboost-take-away>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { TakeAway } from './take/take-away.ts';

defineElement('bizboost-take-away', TakeAway);

export { TakeAway };
