import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveInWeek } from './week-cursor.ts';

const press = (key: string, ctrlKey = false): { readonly key: string; readonly ctrlKey: boolean } => ({ key, ctrlKey });

describe('the keys of a week', () => {
  const thursday = { day: 3, hour: 18 };

  it.each([
    ['ArrowRight', { day: 3, hour: 19 }],
    ['ArrowLeft', { day: 3, hour: 17 }],
    ['ArrowUp', { day: 2, hour: 18 }],
    ['ArrowDown', { day: 4, hour: 18 }],
    ['Home', { day: 3, hour: 0 }],
    ['End', { day: 3, hour: 23 }],
  ])('%s leads on', (key, place) => {
    expect(moveInWeek(press(key), thursday, false)).toEqual(place);
  });

  it('lead the other way where text runs from right to left', () => {
    expect(moveInWeek(press('ArrowRight'), thursday, true)).toEqual({ day: 3, hour: 17 });
    expect(moveInWeek(press('ArrowLeft'), thursday, true)).toEqual({ day: 3, hour: 19 });
  });

  it('lead to the ends of the week with Ctrl', () => {
    expect(moveInWeek(press('Home', true), thursday, false)).toEqual({ day: 0, hour: 0 });
    expect(moveInWeek(press('End', true), thursday, false)).toEqual({ day: 6, hour: 23 });
  });

  it('never lead out of it', () => {
    const keys = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())),
        fc.boolean(),
        (pressed, isRightToLeft) => {
          const end = pressed.reduce(
            (at, [key, ctrl]) => moveInWeek(press(key, ctrl), at, isRightToLeft) ?? at,
            thursday,
          );
          expect(end.day).toBeGreaterThanOrEqual(0);
          expect(end.day).toBeLessThan(7);
          expect(end.hour).toBeGreaterThanOrEqual(0);
          expect(end.hour).toBeLessThan(24);
        },
      ),
    );
  });

  it.each(['Tab', 'Enter', 'a'])('leave %s alone', (key) => {
    expect(moveInWeek(press(key), thursday, false)).toBeUndefined();
  });
});
