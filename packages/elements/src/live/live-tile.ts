import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { headingOf } from '../kit/heading-level.ts';
import { viewOfModel, type View } from '../kit/state/view-of.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import type { Notice } from '../parts/notice/notice.ts';
import { LiveElement } from './live-element.ts';

/** A box about one thing: alone in a page, or a part of a dashboard, which then says what it shows. */
export abstract class LiveTile<Name extends 'live' | 'metric' | 'drivers' | 'receipt'> extends LiveElement<Name> {
  /** The name shown; default that of what it tells. */
  @property({ useDefault: true }) label = '';
  /** Level of the name as a heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 3;
  /** Shows the frame of what is still on its way. */
  @property({ type: Boolean, useDefault: true }) loading = false;
  /** What is shown is not the newest: it stands back. */
  @property({ type: Boolean, useDefault: true }) stale = false;

  /** A ready model that was handed over in place of an answer. */
  protected get handed(): object | undefined {
    return undefined;
  }

  protected override get view(): View {
    return this.loading || this.handed !== undefined
      ? viewOfModel(this.loading ? undefined : this.handed, this.stale)
      : super.view;
  }

  /** Whether what is shown is not the newest, whoever says so. */
  protected get isOld(): boolean {
    return this.stale || this.view.isStale;
  }

  protected get level(): number {
    return headingOf(this.headingLevel, 3);
  }

  /** How fresh its numbers are, on a line of its own; not of what a page, or a dashboard that says it for all, handed over. */
  protected freshness(): TemplateResult | typeof nothing {
    const badge = this.badge();
    return badge === nothing || this.asking.state.link === 'given' ? nothing : html`<div class="line">${badge}</div>`;
  }

  /** What to say in place of what it tells; `undefined` while that may still come. */
  protected get notice(): Notice | undefined {
    const { asking, language } = this;
    return this.loading ? undefined : noticeOf(asking.view, asking.state, language, () => this.reconnect());
  }
}
