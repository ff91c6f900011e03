/** Pixels of the picture to one of CSS. */
export const SCALE = 2;
