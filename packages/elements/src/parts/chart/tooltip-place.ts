interface Place {
  readonly x: number;
  readonly y: number;
}

/** How far a tooltip stands from what it points to, in CSS pixels. */
const AWAY = 12;

/**
 * How far to move a tooltip from its place at the inline start of the frame: beside its point and above it where there is room,
 * and never outside the frame.
 */
export function tooltipPlace(point: Place, tooltip: HTMLElement, frame: HTMLElement, isRightToLeft: boolean): Place {
  const room = Math.max(0, frame.clientWidth - tooltip.offsetWidth);
  const beside = point.x + AWAY <= room ? point.x + AWAY : point.x - tooltip.offsetWidth - AWAY;
  const x = Math.round(Math.min(room, Math.max(0, beside)));
  const above = point.y - tooltip.offsetHeight - AWAY;
  const y = above >= -AWAY ? above : Math.min(point.y + AWAY, Math.max(0, frame.clientHeight - tooltip.offsetHeight));
  return { x: isRightToLeft ? x - room : x, y: Math.round(y) };
}
