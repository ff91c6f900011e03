/** Where a share lies, 0 to 1. */
export interface ShareInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * The interval of a share of which `right` of `all` were seen (Wilson 1927). Of none seen: all of 0 to 1.
 * @param z half-width in standard errors, 1.96 for 95%
 */
export function wilsonInterval(right: number, all: number, z: number): ShareInterval {
  if (all === 0) return { from: 0, to: 1 };
  const share = right / all;
  const scale = 1 + (z * z) / all;
  const middle = (share + (z * z) / (2 * all)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))) / scale;
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
