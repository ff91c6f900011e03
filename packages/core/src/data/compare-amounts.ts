/** For sorting: most first. What is too large to be told (`NaN`) comes before everything, "no data" (`null`) last. */
export function compareAmounts(a: number | null, b: number | null): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  return left === right ? 0 : right - left;
}

function rankOf(amount: number | null): number {
  if (amount === null) return -Infinity;
  return Number.isNaN(amount) ? Infinity : amount;
}
