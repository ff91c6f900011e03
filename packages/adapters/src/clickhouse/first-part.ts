/**
 * When a row was kept, as a number that grows: of the first of the inserts that its part is made of. Rows of one key that have met in one part are
 * one row already, the first of them.
 */
export const FIRST_PART = "toUInt64(splitByChar('_', _part)[2])";
