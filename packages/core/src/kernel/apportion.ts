/**
 * Rounds parts to integers that add up to a total exactly: each down, then one more for those that lost most, the earlier of equals first
 * (largest remainder, Hamilton's method). Parts may be negative; their sum may miss the total by what was rounded before.
 */
export function apportion(parts: readonly number[], total: number): number[] {
  const floors = parts.map((part) => Math.floor(part) + 0);
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  if (parts.length === 0 || missing === 0) return floors;
  const byLoss = parts
    .map((part, index) => ({ index, lost: part - (floors[index] as number) }))
    .sort((a, b) => b.lost - a.lost || a.index - b.index);
  const each = Math.trunc(missing / parts.length);
  const extra = missing - each * parts.length;
  const sign = Math.sign(extra);
  const bumped = sign < 0 ? byLoss.slice(extra) : byLoss.slice(0, extra);
  const bumps = new Set(bumped.map(({ index }) => index));
  return floors.map((floor, index) => floor + each + (bumps.has(index) ? sign : 0) + 0);
}
