/** Where the reader of a chart stands: which point of which series. */
export interface ChartCursor {
  readonly point: number;
  readonly series: number;
}

/** The ground a cursor moves on. */
export interface CursorGround {
  /** Lines run across and may be several; parts are listed from the top. */
  readonly isLine: boolean;
  /** How many points have a value. */
  readonly points: number;
  /** The values of each series. */
  readonly series: readonly (readonly (number | null)[])[];
  readonly isRightToLeft: boolean;
}

/**
 * Where a key leads: arrows by point (in several series up and down by series), Home and End to the ends, Page Up and Page Down to
 * the highest and lowest. `undefined` for a key that is not the chart's.
 */
export function moveCursor(key: string, cursor: ChartCursor, ground: CursorGround): ChartCursor | undefined {
  const last = ground.points - 1;
  const hasSeries = ground.isLine && ground.series.length > 1;
  const forward = ground.isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = ground.isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const to = (point: number, series = cursor.series): ChartCursor => ({
    point: Math.min(last, Math.max(0, point)),
    series: Math.min(ground.series.length - 1, Math.max(0, series)),
  });
  // Parts are listed from the top, so down is on.
  const on = ground.isLine ? 'ArrowUp' : 'ArrowDown';
  switch (key) {
    case forward:
      return to(cursor.point + 1);
    case backward:
      return to(cursor.point - 1);
    case 'ArrowUp':
    case 'ArrowDown':
      if (hasSeries) return to(cursor.point, cursor.series + (key === 'ArrowDown' ? 1 : -1));
      return to(cursor.point + (key === on ? 1 : -1));
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'PageUp':
      return to(extreme(ground.series[cursor.series] ?? [], (value, best) => value > best, cursor.point));
    case 'PageDown':
      return to(extreme(ground.series[cursor.series] ?? [], (value, best) => value < best, cursor.point));
    default:
      return undefined;
  }
}

function extreme(
  values: readonly (number | null)[],
  isBetter: (value: number, best: number) => boolean,
  otherwise: number,
): number {
  let found = -1;
  values.forEach((value, index) => {
    if (value !== null && Number.isFinite(value) && (found < 0 || isBetter(value, values[found] ?? 0))) found = index;
  });
  return found < 0 ? otherwise : found;
}
