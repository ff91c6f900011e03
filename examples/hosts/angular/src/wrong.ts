// Never run: what the types refuse. Templates are not checked for tags of the schema; what code does with an element is.
import type {} from '@bizboost/elements/events';
import type { LiveDashboard } from '@bizboost/elements/live-dashboard';
import type { ElementRef } from '@angular/core';

/** With what a component finds by `viewChild`. */
export function refused({ nativeElement }: ElementRef<LiveDashboard>): void {
  // @ts-expect-error a period is text
  nativeElement.period = 7;
  // @ts-expect-error a period has no such detail
  nativeElement.addEventListener('bizboost-period-change', ({ detail }) => detail.days);
  // @ts-expect-error the element of this tag has no such property
  document.createElement('live-dashboard').perriod = 'today';
}
