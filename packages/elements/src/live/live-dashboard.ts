import { html, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LiveAnswer } from '@bizboost/core/contract';
import { Announcer, announceInterval } from '../kit/announcer.ts';
import { AnswerAnnouncements } from '../kit/answer-announcements.ts';
import type { Definable } from '../kit/define.ts';
import type { ActionDetail, PeriodChangeDetail } from '../kit/events.ts';
import { pageClock } from '../kit/page/page-clock.ts';
import { isPageHidden, prefersLessMotion } from '../kit/page/page-signals.ts';
import type { Question } from '../kit/source/question.ts';
import type { Phase } from '../kit/state/view-of.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { toolStyles } from '../kit/style/tool.styles.ts';
import { badgeStyles } from '../parts/badge/badge.styles.ts';
import { missingWords } from '../parts/badge/missing-words.ts';
import { PeriodPicker } from '../parts/period-picker/period-picker.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate, type Notice } from '../parts/notice/notice.ts';
import { CampaignTable } from './campaign-table.ts';
import { checkAnswer } from '../kit/check-answer.ts';
import { bodyTemplate, type BodyFacts } from './dashboard-body.ts';
import { headTemplate, type HeadFacts } from './dashboard-head.ts';
import { dashboardModel, type DashboardModel } from './dashboard-model.ts';
import { headingOf } from '../kit/heading-level.ts';
import { liveDashboardStyles } from './live-dashboard.styles.ts';
import { liveSentence } from './live-sentence.ts';
import { LiveElement } from './live-element.ts';
import { MetricCard } from './metric-card.ts';
import { MetricChart } from './metric-chart.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import { ownWords } from '../kit/own-words.ts';
import { periodOf } from './period-name.ts';
import { linkTo, readView, wordView, type ChosenView } from './view-link.ts';

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
 * @csspart take - The button of the menu that gives its numbers out, prints and copies the link.
 * @csspart as-of - On paper: when the numbers were so.
 * @csspart cards - The four numbers.
 * @csspart card - One of them.
 * @csspart label - Its name.
 * @csspart value - Its number.
 * @csspart trend - How it compares.
 * @csspart spark - Its small line.
 * @csspart note - The line under it.
 * @csspart action - Where a number, a product, a channel or a campaign leads.
 * @csspart why - The button that asks why a number moved.
 * @csspart receipt - The button that asks how a number is counted.
 * @csspart why-dialog - The box that tells it.
 * @csspart why-close - The button that closes the box.
 * @csspart why-panel - What is in the box.
 * @csspart why-heading - Its name.
 * @csspart why-lead - The change, and what it is held against.
 * @csspart why-dimension - The parts of the change by one dimension.
 * @csspart why-driver - One of them.
 * @csspart why-change - How much it moved the number.
 * @csspart why-bar - A picture of that.
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
 * @cssproperty [--bizboost-card-background=var(--bizboost-surface)] - The box's background.
 * @cssproperty [--bizboost-chart-height=17rem] - Height of each picture.
 * @cssproperty [--bizboost-series-1] - Facebook; the first of several lines or parts.
 * @cssproperty [--bizboost-series-2] - Instagram; the second.
 * @cssproperty [--bizboost-series-3] - WhatsApp; the third.
 * @cssproperty [--bizboost-series-4] - The website; the fourth.
 * @cssproperty [--bizboost-series-5] - The fifth.
 * @cssproperty [--bizboost-series-6] - The sixth.
 * @cssproperty [--bizboost-series-7] - The seventh.
 * @cssproperty [--bizboost-series-8] - Unknown channels, and what is folded together.
 */
export class LiveDashboard extends LiveElement<'live'> {
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, badgeStyles, toolStyles, liveDashboardStyles];
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
  /**
   * A key of the page's address under which the view is kept: its period, which charts are tables, how campaigns are ordered. It is read when the dashboard
   * comes, and what a person then chooses is written there without a new entry in the history. Default: the address is left alone.
   */
  @property({ useDefault: true }) remember = '';
  /** A value to show without any network: an answer of `analytics/live`. */
  @property({ attribute: false }) data: LiveAnswer | undefined;

  @state() private announcement = '';

  readonly #announcer = new Announcer({
    clock: pageClock,
    // What is said follows from what is shown, which is being shown just now.
    say: (words) => queueMicrotask(() => (this.announcement = words)),
    isHidden: isPageHidden,
  });
  readonly #announcements = new AnswerAnnouncements(this.#announcer);
  #model: DashboardModel | undefined;
  #restored: ChosenView = readView('');

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
    const { answer } = this.asking.state;
    const words = answer && liveSentence(answer, this.language);
    this.#announcements.hear(this.view, words, this.language, Date.now());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('remember') && this.isConnected) this.#restore();
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
    const { asking, language } = this;
    const { view, state } = asking;
    const notice = noticeOf(view, state, language, () => this.reconnect());
    return html`<div class="dashboard" part="dashboard">
      ${headTemplate(this.#headFacts(notice === undefined), language)}
      <p class="only-spoken" role="status">${this.announcement}</p>
      ${notice === undefined ? bodyTemplate(this.#bodyFacts(), language) : instead(notice, view.phase)}
      <slot name="footer"></slot>
    </div>`;
  }

  #headFacts(isWaiting: boolean): HeadFacts {
    const { answer } = this.asking.state;
    return {
      badge: this.badge(missingWords(answer, this.language)),
      answer,
      isWaiting,
      title: this.#title(),
      level: headingOf(this.headingLevel, 2),
      period: periodOf(this.period),
      onPeriod: this.#onPeriod,
      take: this.takeTemplate(this.#title()),
    };
  }

  #bodyFacts(): BodyFacts {
    return {
      view: this.asking.view,
      model: this.#model,
      source: this.asking.source,
      period: periodOf(this.period),
      level: Math.min(6, headingOf(this.headingLevel, 2) + 1),
      isPlain: !this.#offers('see-campaign'),
      onAction: this.#onAction,
      restored: this.#restored,
      onChosen: this.#keep,
    };
  }

  #title(): string {
    return ownWords(this.label, this.language.say('dashboard.title'));
  }

  #offers(action: string): boolean {
    const offered = String(this.actions ?? '').split(/\s+/);
    return offered[0] === '' || offered.includes(action);
  }

  readonly #onPeriod = (event: CustomEvent<PeriodChangeDetail>): void => {
    event.stopPropagation();
    const { period } = event.detail;
    if (this.emit('bizboost-period-change', { period })) {
      this.period = period;
      this.#keep();
    } else event.preventDefault();
  };

  /** The page's address with the view of this moment in it; empty without `remember`. */
  viewLink(): string {
    const { remember } = this;
    if (!/^[\w-]+$/.test(remember)) return '';
    const tables = [...this.renderRoot.querySelectorAll<MetricChart>('bizboost-metric-chart')]
      .filter(({ asTable }) => asTable)
      .map(({ id }) => id);
    const sort = this.renderRoot.querySelector<CampaignTable>('#campaigns')?.sort ?? '';
    return linkTo(location.href, remember, wordView({ period: periodOf(this.period), tables, sort }));
  }

  #restore(): void {
    this.#restored = readView(new URLSearchParams(location.search).get(this.remember) ?? '');
    this.period = this.#restored.period || this.period;
  }

  readonly #keep = (): void => {
    const link = this.viewLink();
    try {
      if (link !== '') history.replaceState(history.state, '', link);
    } catch {
      // a frame without an address of its own
    }
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

/** In place of all numbers: why there are none, for which the page may have words of its own. */
function instead(notice: Notice, phase: Phase): TemplateResult {
  const slot = phase === 'denied' || phase === 'ended' ? 'denied' : phase === 'unconfigured' ? 'unconfigured' : 'error';
  return html`<div class="panel" part="notice-panel">
    <slot name=${slot}>${noticeTemplate(notice, 'body')}</slot>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'live-dashboard': LiveDashboard;
  }
}
