/** A straight line: what there is at none, and what each further one adds. */
export interface Line {
  readonly base: number;
  readonly each: number;
}

/** By least squares. One point, or several at one place, make a level line. */
export function lineThrough(points: readonly (readonly [x: number, y: number])[]): Line {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])];
  const spread = mean((point) => (point[0] - x) ** 2);
  const each = spread === 0 ? 0 : mean((point) => (point[0] - x) * (point[1] - y)) / spread;
  return { base: y - each * x, each };
}

export const at = ({ base, each }: Line, x: number): number => base + each * x;
