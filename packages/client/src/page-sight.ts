import type { Cancel, Clock } from '@bizboost/core/contract';
import type { Page } from './page.ts';

export interface PageSightOptions {
  readonly page: Page;
  readonly clock: Clock;
  /** How long a hidden page still counts as seen. */
  readonly hiddenMs: number;
  /** `visible` or `online` may be others now. */
  changed(): void;
  /** Back in sight, or back online. */
  shown(): void;
  /** Back from being frozen. */
  woken(): void;
}

/** A page's visibility, with patience: a glance at another tab is no reason to close a stream. */
export interface PageSight {
  isSeen(): boolean;
  isOnline(): boolean;
  stop: Cancel;
}

export function watchPage({ page, clock, hiddenMs, changed, shown, woken }: PageSightOptions): PageSight {
  let isSeen = page.isVisible();
  let isOnline = page.isOnline();
  let cancelHiding: Cancel | undefined;

  function hide(): void {
    cancelHiding?.();
    cancelHiding = undefined;
    isSeen = false;
    changed();
  }

  function show(): void {
    cancelHiding?.();
    cancelHiding = undefined;
    isSeen = true;
  }

  const stopListening = page.listen((event) => {
    isOnline = page.isOnline();
    if (event === 'left') return hide();
    if (!page.isVisible()) {
      if (isSeen) cancelHiding ??= clock.schedule(hiddenMs, hide);
      return changed();
    }
    const wasSeen = isSeen;
    show();
    changed();
    // Who was let go of is being opened already.
    if (event === 'woken' && wasSeen) woken();
    else shown();
  });

  return {
    isSeen: () => isSeen,
    isOnline: () => isOnline,
    stop() {
      stopListening();
      cancelHiding?.();
    },
  };
}
