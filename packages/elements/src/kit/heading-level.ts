/** A heading level from 1 to 6; for anything else `otherwise`. */
export function headingOf(wish: unknown, otherwise: number): number {
  const level = Math.trunc(Number(wish));
  return level >= 1 && level <= 6 ? level : otherwise;
}
