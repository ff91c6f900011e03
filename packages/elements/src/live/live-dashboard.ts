import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LiveAnswer } from '@bizboost/core/contract';
import { Announcer, announceInterval } from '../kit/announcer.ts';
import type { Definable } from '../kit/define.ts';
import type { ActionDetail, PeriodChangeDetail } from '../kit/events.ts';
import { stretchText, zoneText } from '../kit/format/time-text.ts';
import { pageClock } from '../kit/page/page-clock.ts';
import { isPageHidden, onSecond, prefersLessMotion } from '../kit/page/page-signals.ts';
import type { Question } from '../kit/source/question.ts';
import { SourcedElement } from '../kit/sourced-element.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { warnOnce } from '../kit/warn-once.ts';
import type { CardModel } from '../parts/card/card-model.ts';
import { PeriodPicker } from '../parts/period-picker/period-picker.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate, type Notice } from '../parts/notice/notice.ts';
import { CampaignTable } from './campaign-table.ts';
import { checkAnswer } from './check-answer.ts';
import { DashboardAnnouncements } from './dashboard-announcements.ts';
import { dashboardModel, type DashboardModel } from './dashboard-model.ts';
import { headingOf } from './heading-level.ts';
import { badgeTemplate } from './link-badge.ts';
import { liveDashboardStyles } from './live-dashboard.styles.ts';
import { MetricCard } from './metric-card.ts';
import { MetricChart } from './metric-chart.ts';
import { missingWords } from './missing-words.ts';
import { noticeOf } from './notice-of.ts';
import { ownWords } from './own-words.ts';
import { periodOf } from './period-name.ts';

const CARD_PARTS = 'card, label, value, trend, note, spark, action';
const PANEL_PARTS = 'panel, heading, toggle, plot, legend, tooltip, table, notice, action, status';

/**
 * The business at this moment: revenue and how it compares, engagement, campaigns, products, channels. Moves by itself.
 *
 * @summary A whole live dashboard in one tag.
 * @tag live-dashboard
 * @slot title - The heading; default "Live dashboard".
 * @slot actions - Controls of the page, beside the period picker.
 * @slot error - In place of the message when nothing could be loaded.
 * @slot denied - In place of the message when the viewer has no access.
 * @slot unconfigured - In place of the message when there is no source.
 * @slot footer - Below everything.
 * @event {CustomEvent<PeriodChangeDetail>} bizboost-period-change - The person chose another period. Bubbles, composed; cancelled, the period stays.
 * @event {CustomEvent<ActionDetail>} bizboost-action - The person follows a number. Bubbles, composed; cancelled, the element does nothing itself.
 * @csspart dashboard - Everything.
 * @csspart header - Title, state and period picker.
 * @csspart title - The heading.
 * @csspart badge - Whether the numbers are live.
 * @csspart age - How old they are.
 * @csspart missing - What they lack, where the answer is not whole.
 * @csspart period - The days shown, and whose clock they are by.
 * @csspart picker - The period picker.
 * @csspart options - The picker's row of choices.
 * @csspart dialog - The picker's box with two days.
 * @csspart cards - The four numbers.
 * @csspart card - One of them.
 * @csspart label - Its name.
 * @csspart value - Its number.
 * @csspart trend - How it compares.
 * @csspart spark - Its small line.
 * @csspart note - The line under it.
 * @csspart action - Where a number, a product, a channel or a campaign leads.
 * @csspart panels - Charts and campaigns.
 * @csspart panel - One of them.
 * @csspart heading - Its name.
 * @csspart toggle - The button between picture and table.
 * @csspart plot - Its picture.
 * @csspart legend - What is what in it.
 * @csspart tooltip - What is said of the point that is read.
 * @csspart table - Its data table.
 * @csspart status - Whether a campaign runs.
 * @csspart notice - Why there are no numbers.
 * @csspart notice-panel - The box in place of all numbers.
 */
export class LiveDashboard extends SourcedElement<'live'> {
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, liveDashboardStyles];
  static override readonly dependencies: Readonly<Record<string, Definable>> = {
    'bizboost-metric-card': MetricCard,
    'bizboost-metric-chart': MetricChart,
    'bizboost-campaign-table': CampaignTable,
    'bizboost-period-picker': PeriodPicker,
  };

  /** The heading, and the name of the landmark: give each of several dashboards its own. */
  @property({ useDefault: true }) label = '';
  /** Level of the heading, 1 to 6; those inside are one below. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 2;
  /** How often a screen reader hears of new numbers: seconds (at least 5, default 30), or `off`. */
  @property({ useDefault: true }) announce = '';
  /**
   * Which actions the page carries out, space-separated, of `see-campaign see-product see-channel connect-channel create-campaign`;
   * default all, `none` for none. What it does not is not offered.
   */
  @property({ useDefault: true }) actions = '';
  /** A value to show without any network: an answer of `analytics/live`. */
  @property({ attribute: false }) data: LiveAnswer | undefined;

  @state() private announcement = '';
  @state() private now = Date.now();

  readonly #announcer = new Announcer({
    clock: pageClock,
    // What is said follows from what is shown, which is being shown just now.
    say: (words) => queueMicrotask(() => (this.announcement = words)),
    isHidden: isPageHidden,
  });
  readonly #announcements = new DashboardAnnouncements(this.#announcer);
  #model: DashboardModel | undefined;
  #stopSeconds: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopSeconds = onSecond(() => (this.now = Date.now()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopSeconds?.();
    this.#announcer.stop();
  }

  protected override question(): Question<'live'> | undefined {
    return { query: 'live', params: { period: periodOf(this.period) } };
  }

  protected override given(): LiveAnswer | undefined {
    return this.data == null
      ? undefined
      : checkAnswer<LiveAnswer>(this.data, 'analytics/live', ['revenue', 'engagement', 'period']);
  }

  protected override viewed(): void {
    this.#announcer.intervalMs = announceInterval(this.announce);
    this.#announcements.hear(this.view, this.asking.state.answer, this.language, Date.now());
    if (this.view.phase === 'unconfigured')
      warnOnce(
        `<${this.localName}> has no source: set \`src\`, \`source\` or \`data\`. See the README of @bizboost/elements.`,
      );
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { answer } = this.asking.state;
    this.describe('region', this.#title());
    if (answer === undefined) this.#model = undefined;
    else if (this.#model?.answer !== answer || this.#model.language !== this.language || changed.has('actions')) {
      this.#model = dashboardModel(answer, this.language, {
        offers: (action) => this.#offers(action),
        act: (action) => this.#act(action),
      });
    }
  }

  protected override render(): TemplateResult {
    const { view, state } = this.asking;
    const notice = noticeOf(view, state, this.language, () => this.reconnect());
    return html`<div class="dashboard" part="dashboard">
      ${this.#head()}
      <p class="only-spoken" role="status">${this.announcement}</p>
      ${notice === undefined ? this.#body() : this.#instead(notice)}
      <slot name="footer"></slot>
    </div>`;
  }

  #title(): string {
    return ownWords(this.label, this.language.say('dashboard.title'));
  }

  #offers(action: string): boolean {
    const offered = String(this.actions ?? '').split(/\s+/);
    return offered[0] === '' || offered.includes(action);
  }

  #head(): TemplateResult {
    const { state, view } = this.asking;
    const answer = state.answer;
    const timezone = answer?.period.timezone ?? 'UTC';
    const facts = {
      view,
      attempt: state.attempt,
      asOf: answer?.as_of,
      missing: missingWords(answer, this.language),
      timezone,
      now: this.now,
      retry: () => this.reconnect(),
    };
    return html`<div class="head" part="header">
      <div class="titles">
        <div class="title" part="title" role="heading" aria-level=${headingOf(this.headingLevel, 2)}>
          <slot name="title">${this.#title()}</slot>
        </div>
        <div class="line">
          ${badgeTemplate(facts, this.language)}${answer === undefined ? this.#whenPlaceholder() : this.#when(answer)}
        </div>
      </div>
      <div class="tools screen">
        <slot name="actions"></slot>
        <bizboost-period-picker
          part="picker"
          exportparts="options, dialog"
          .period=${periodOf(this.period)}
          @bizboost-period-change=${this.#onPeriod}
        ></bizboost-period-picker>
      </div>
    </div>`;
  }

  #when({ period }: LiveAnswer): TemplateResult {
    const { locale } = this.language;
    const days = stretchText(period, { locale, timezone: period.timezone });
    return html`<span class="when" part="period" title=${period.timezone}
      >${days} · ${this.language.say('period.zone', { zone: zoneText(period.timezone) })}</span
    >`;
  }

  // The line that the days will have, so that their coming moves nothing.
  #whenPlaceholder(): TemplateResult | typeof nothing {
    if (noticeOf(this.view, this.asking.state, this.language, () => undefined) !== undefined) return nothing;
    return html`<span class="when" aria-hidden="true"><span class="placeholder">${'\u2007'.repeat(24)}</span></span>`;
  }

  #instead(notice: Notice): TemplateResult {
    const { phase } = this.asking.view;
    const slot =
      phase === 'denied' || phase === 'ended' ? 'denied' : phase === 'unconfigured' ? 'unconfigured' : 'error';
    return html`<div class="panel" part="notice-panel">
      <slot name=${slot}>${noticeTemplate(notice, 'body')}</slot>
    </div>`;
  }

  #body(): TemplateResult {
    const { view } = this.asking;
    const model = view.phase === 'ready' || view.phase === 'switching' ? this.#model : undefined;
    const isStale = view.isStale || view.phase === 'switching';
    const level = headingOf(this.headingLevel, 2);
    return html`${view.phase === 'slow' ? html`<p class="slow" role="status">${this.language.say('dashboard.slow')}</p>` : nothing}
      <div
        class="cards"
        part="cards"
        aria-busy=${model === undefined || view.phase === 'switching'}
        @bizboost-action=${this.#onAction}
      >
        ${CARDS.map((key) => this.#card(key, model?.cards[key], isStale, level))}
      </div>
      ${this.#panels(model, isStale, level)}`;
  }

  #panels(model: DashboardModel | undefined, isStale: boolean, level: number): TemplateResult {
    return html`<div class="panels" part="panels" @bizboost-action=${this.#onAction}>
      ${PANELS.map((key) => this.#panel(key, model, isStale, level))}
      <bizboost-campaign-table
        class="campaigns"
        id="campaigns"
        exportparts=${PANEL_PARTS}
        .headingLevel=${Math.min(6, level + 1)}
        .data=${model?.table}
        .emptyNotice=${model?.empty.campaigns}
        ?plain=${!this.#offers('see-campaign')}
        ?loading=${model === undefined}
        ?stale=${isStale}
      ></bizboost-campaign-table>
    </div>`;
  }

  #card(key: (typeof CARDS)[number], model: CardModel | undefined, isStale: boolean, level: number): TemplateResult {
    return html`<bizboost-metric-card
      exportparts=${CARD_PARTS}
      .headingLevel=${Math.min(6, level + 1)}
      .label=${this.language.say(CARD_NAMES[key])}
      .data=${model}
      ?loading=${model === undefined}
      ?stale=${isStale}
    ></bizboost-metric-card>`;
  }

  #panel(
    key: (typeof PANELS)[number],
    model: DashboardModel | undefined,
    isStale: boolean,
    level: number,
  ): TemplateResult {
    return html`<bizboost-metric-chart
      class=${key}
      id=${key}
      exportparts=${PANEL_PARTS}
      .headingLevel=${Math.min(6, level + 1)}
      .type=${PANEL_KINDS[key]}
      .label=${this.language.say(`chart.${key}`)}
      .data=${model?.charts[key]}
      .emptyNotice=${model?.empty[key]}
      ?loading=${model === undefined}
      ?stale=${isStale}
    ></bizboost-metric-chart>`;
  }

  readonly #onPeriod = (event: CustomEvent<PeriodChangeDetail>): void => {
    event.stopPropagation();
    const { period } = event.detail;
    if (this.emit('bizboost-period-change', { period })) this.period = period;
    else event.preventDefault();
  };

  readonly #onAction = (event: CustomEvent<ActionDetail>): void => {
    event.stopPropagation();
    this.#act(event.detail);
  };

  #act(detail: ActionDetail): void {
    if (this.emit('bizboost-action', detail) && detail.action === 'see-section') this.#goTo(detail.id ?? '');
  }

  #goTo(id: string): void {
    const target = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', behavior: prefersLessMotion() ? 'auto' : 'smooth' });
  }
}

const CARDS = ['revenue', 'engagementRate', 'campaigns', 'engagements'] as const;
const PANELS = ['revenue', 'channels', 'products'] as const;
const PANEL_KINDS = { revenue: 'line', channels: 'doughnut', products: 'bar' } as const;
const CARD_NAMES = {
  revenue: 'card.revenue',
  engagementRate: 'card.engagement_rate',
  campaigns: 'card.active_campaigns',
  engagements: 'card.engagements',
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'live-dashboard': LiveDashboard;
  }
}
