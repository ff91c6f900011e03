/**
 * Which of many findings stand when at most `rate` of those that stand may be chance: their indexes
 * (step-up procedure of Benjamini and Hochberg 1995).
 * @param chances the p-value of each
 */
export function standingFindings(chances: readonly number[], rate: number): number[] {
  const order = chances.map((_, index) => index).sort((a, b) => (chances[a] as number) - (chances[b] as number));
  let standing = 0;
  for (const [place, index] of order.entries())
    if ((chances[index] as number) <= (rate * (place + 1)) / order.length) standing = place + 1;
  return order.slice(0, standing);
}
