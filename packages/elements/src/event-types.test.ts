import { describe, expect, expectTypeOf, it } from 'vitest';
import { EVENT_SHAPES } from './kit/events.ts';
import type { FinishedPost } from './kit/events.ts';
import type { LiveDashboard } from './live-dashboard.ts';

describe('events', () => {
  it('have names that collide with nobody’s (row 5)', () => {
    for (const name of Object.keys(EVENT_SHAPES)) expect(name).toMatch(/^bizboost-[a-z-]+$/);
  });

  it('are typed where they are listened to (row 5)', () => {
    // Proved by the compiler: nothing of it runs.
    const listen = (dashboard: LiveDashboard, place: HTMLElement): void => {
      dashboard.addEventListener('bizboost-period-change', ({ detail }) =>
        expectTypeOf(detail.period).toEqualTypeOf<string>(),
      );
      place.addEventListener('bizboost-post', ({ detail }) => expectTypeOf(detail.post).toEqualTypeOf<FinishedPost>());
      place.addEventListener('bizboost-error', ({ detail }) => {
        expectTypeOf(detail.retryable).toEqualTypeOf<boolean>();
        // @ts-expect-error: an error has no token, nor anything else
        return detail.token as unknown;
      });
      expectTypeOf(document.createElement('live-dashboard')).toEqualTypeOf<LiveDashboard>();
    };
    expect(listen).toBeTypeOf('function');
  });
});
