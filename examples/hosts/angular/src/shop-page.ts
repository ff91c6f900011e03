import '@bizboost/elements/live-dashboard';
import type { ActionDetail, PeriodChangeDetail } from '@bizboost/elements/events';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';

@Component({
  selector: 'shop-page',
  // Tags with a hyphen that are no components of Angular: it sets their properties and hears their events as they are written.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Chitenge House</h1>
    <p id="told">{{ told() }}</p>
    <bizboost-metric-card id="given" [data]="visitors" />
    <live-dashboard
      src="/bizboost"
      actions="see-product"
      [period]="period()"
      (bizboost-period-change)="onPeriod($event)"
      (bizboost-action)="onAction($event)"
    />
  `,
})
export class ShopPage {
  protected readonly told = signal('Nothing chosen yet');
  protected readonly period = signal('today');
  protected readonly visitors = { label: 'Visitors at the door', value: 7, unit: 'count' } as const;

  protected onPeriod({ detail }: CustomEvent<PeriodChangeDetail>): void {
    this.period.set(detail.period);
    this.told.set(`Period: ${detail.period}`);
  }

  protected onAction({ detail }: CustomEvent<ActionDetail>): void {
    this.told.set(`${detail.action}: ${detail.name}`);
  }
}
