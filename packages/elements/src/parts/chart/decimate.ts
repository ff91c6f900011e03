/**
 * Which points of a long row to draw so that its shape stays: of each stretch the lowest and the highest, and always the first
 * and last. At most `limit` (at least 4) indexes, ascending; all of them where they fit.
 */
export function keptPoints(values: readonly (number | null)[], limit: number): readonly number[] {
  const most = Math.max(4, Math.trunc(limit));
  if (values.length <= most) return values.map((_, index) => index);
  const stretches = Math.floor((most - 2) / 2);
  const kept = new Set<number>([0, values.length - 1]);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const from = 1 + Math.floor((stretch * (values.length - 2)) / stretches);
    const to = 1 + Math.floor(((stretch + 1) * (values.length - 2)) / stretches);
    for (const index of extremes(values, from, to)) kept.add(index);
  }
  return [...kept].sort((a, b) => a - b);
}

function extremes(values: readonly (number | null)[], from: number, to: number): readonly number[] {
  let low = -1;
  let high = -1;
  for (let index = from; index < to; index += 1) {
    const value = values[index];
    if (value == null || !Number.isFinite(value)) continue;
    if (low < 0 || value < (values[low] ?? 0)) low = index;
    if (high < 0 || value > (values[high] ?? 0)) high = index;
  }
  return low < 0 ? [] : [low, high];
}
