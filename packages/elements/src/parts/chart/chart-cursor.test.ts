import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveCursor, type CursorGround } from './chart-cursor.ts';

const VALUES = [3, null, 9, 1, 4];
const line: CursorGround = { isLine: true, points: 5, series: [VALUES], isRightToLeft: false };
const at = (point: number, series = 0): { point: number; series: number } => ({ point, series });

describe('the keyboard in a chart', () => {
  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowLeft', 2, 1],
    ['ArrowUp', 2, 3],
    ['ArrowDown', 2, 1],
    ['Home', 2, 0],
    ['End', 2, 4],
    ['PageUp', 0, 2],
    ['PageDown', 0, 3],
    ['ArrowRight', 4, 4],
    ['ArrowLeft', 0, 0],
  ])('%s leads from point %d to %d', (key, from, to) => {
    expect(moveCursor(key, at(from), line)).toEqual(at(to));
  });

  it('runs with the text where that runs from right to left (rows 29, 36)', () => {
    expect(moveCursor('ArrowLeft', at(2), { ...line, isRightToLeft: true })).toEqual(at(3));
  });

  it('goes down a list of parts', () => {
    const parts = { ...line, isLine: false };
    expect(moveCursor('ArrowDown', at(2), parts)).toEqual(at(3));
    expect(moveCursor('ArrowUp', at(2), parts)).toEqual(at(1));
  });

  it('goes up and down by line where there are several', () => {
    const lines = { ...line, series: [VALUES, VALUES] };
    expect(moveCursor('ArrowDown', at(2), lines)).toEqual(at(2, 1));
    expect(moveCursor('ArrowUp', at(2, 1), lines)).toEqual(at(2));
    expect(moveCursor('ArrowDown', at(2, 1), lines)).toEqual(at(2, 1));
  });

  it('leaves every other key to the page', () => {
    expect(moveCursor('Tab', at(2), line)).toBeUndefined();
    expect(moveCursor('a', at(2), line)).toBeUndefined();
  });

  it('never leaves the chart (law) (row 36)', () => {
    const keys = fc.constantFrom(
      'ArrowRight',
      'ArrowLeft',
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    fc.assert(
      fc.property(fc.array(keys), fc.boolean(), fc.boolean(), (pressed, isLine, isRightToLeft) => {
        const ground = { ...line, isLine, isRightToLeft };
        const end = pressed.reduce((cursor, key) => moveCursor(key, cursor, ground) ?? cursor, at(0));
        expect(end.point).toBeGreaterThanOrEqual(0);
        expect(end.point).toBeLessThan(5);
      }),
    );
  });
});
