import { nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { SourcedElement } from '../kit/sourced-element.ts';
import type { Service } from '../kit/source/question.ts';
import { badgeTemplate } from '../parts/badge/link-badge.ts';
import { TakeMenu } from '../parts/take/take-menu.ts';

/** An element of the live capability: it asks about a period of the business's calendar, and its numbers can be taken along. */
export abstract class LiveElement<Name extends 'live' | 'metric' | 'drivers' | 'receipt'> extends SourcedElement<Name> {
  protected static override readonly english: Messages = liveEnglish;

  /** `today`, `week`, `month`, or local days `2026-03-01..2026-03-31`. */
  @property({ useDefault: true }) period = 'today';
  /** Offers nobody to take its numbers along. */
  @property({ type: Boolean, attribute: 'no-export', useDefault: true }) noExport = false;

  readonly #menu = new TakeMenu(this);

  /**
   * Its numbers as CSV: exact, times with the offset of the business's zone, safe to open in a spreadsheet. `undefined` where there are none. A dashboard is asked for one
   * of its tiles by name: `revenue`, `engagement_rate`, `active_campaigns`, `engagements`, `revenue-over-time`, `revenue-by-channel`, `top-products`, `campaigns`.
   * Rejects where the page has neither `<bizboost-take-away>` nor the script tag that fetches it.
   */
  toCSV(tile?: string): Promise<string | undefined> {
    return this.#menu.taken('csv', tile, this.registry);
  }

  /** It as a picture, in the colours and language of the page, at twice its size. Of whom, and when there is none: as `toCSV`. */
  toPNG(tile?: string): Promise<Blob | undefined> {
    return this.#menu.taken('png', tile, this.registry);
  }

  /** The button that opens the menu, where the page can have one; `name`: what is taken. */
  protected takeTemplate(name: string): TemplateResult | typeof nothing {
    return this.noExport ? nothing : this.#menu.template(name, this.registry, this.language);
  }

  /** How fresh its numbers are; `missing`: what they lack, where that is not said elsewhere. */
  protected badge(missing = ''): TemplateResult | typeof nothing {
    const { view, now, asking } = this;
    return badgeTemplate({ view, now, missing, state: asking.state, retry: () => this.reconnect() }, this.language);
  }

  protected override service(): Promise<Service> {
    return import('./service.ts');
  }
}
