import { describe, expect, it } from 'vitest';
import { movePlace } from './menu-cursor.ts';

const ROWS = [1, 1, 2, 2];
const go = (key: string, row: number, column = 0, isRightToLeft = false): unknown =>
  movePlace(key, { row, column }, ROWS, isRightToLeft);

describe('the arrow keys in a menu', () => {
  it('go from row to row, and round', () => {
    expect(go('ArrowDown', 0)).toEqual({ row: 1, column: 0 });
    expect(go('ArrowDown', 3)).toEqual({ row: 0, column: 0 });
    expect(go('ArrowUp', 0)).toEqual({ row: 3, column: 0 });
  });

  it('keep their column where a row has one', () => {
    expect(go('ArrowDown', 2, 1)).toEqual({ row: 3, column: 1 });
    expect(go('ArrowDown', 3, 1)).toEqual({ row: 0, column: 0 });
  });

  it('go along a row as it is written, and not beyond', () => {
    expect(go('ArrowRight', 2)).toEqual({ row: 2, column: 1 });
    expect(go('ArrowRight', 2, 1)).toEqual({ row: 2, column: 1 });
    expect(go('ArrowLeft', 2, 0, true)).toEqual({ row: 2, column: 1 });
    expect(go('ArrowRight', 2, 1, true)).toEqual({ row: 2, column: 0 });
  });

  it('leave every other key alone', () => {
    expect(go('Enter', 2)).toBeUndefined();
    expect(go('End', 0)).toEqual({ row: 3, column: 0 });
    expect(go('Home', 3, 1)).toEqual({ row: 0, column: 0 });
  });
});
