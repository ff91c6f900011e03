/** Where a reader is in a menu of rows, each of one or two things. */
export interface MenuPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads; `undefined` for one that leads nowhere. `rows`: how many things each has. Above the first row comes the last. */
export function movePlace(
  key: string,
  { row, column }: MenuPlace,
  rows: readonly number[],
  isRightToLeft: boolean,
): MenuPlace | undefined {
  const at = (to: number, across = column): MenuPlace => {
    const wrapped = (to + rows.length) % rows.length;
    return { row: wrapped, column: Math.max(0, Math.min(across, (rows[wrapped] ?? 1) - 1)) };
  };
  switch (key) {
    case 'ArrowDown':
      return at(row + 1);
    case 'ArrowUp':
      return at(row - 1);
    case 'Home':
      return at(0, 0);
    case 'End':
      return at(rows.length - 1);
    case 'ArrowLeft':
    case 'ArrowRight':
      return at(row, column + ((key === 'ArrowRight') === isRightToLeft ? -1 : 1));
    default:
      return undefined;
  }
}
