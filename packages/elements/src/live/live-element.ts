import { property } from 'lit/decorators.js';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { SourcedElement } from '../kit/sourced-element.ts';
import type { Service } from '../kit/source/question.ts';

/** An element of the live capability: it asks about a period of the business's calendar. */
export abstract class LiveElement<Name extends 'live' | 'metric' | 'drivers' | 'receipt'> extends SourcedElement<Name> {
  protected static override readonly english: Messages = liveEnglish;

  /** `today`, `week`, `month`, or local days `2026-03-01..2026-03-31`. */
  @property({ useDefault: true }) period = 'today';

  protected override service(): Promise<Service> {
    return import('./service.ts');
  }
}
