import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SuggestionsAnswer } from '@bizboost/core/contract';
import { Announcer, announceInterval } from '../kit/announcer.ts';
import { AnswerAnnouncements } from '../kit/answer-announcements.ts';
import { defineElement } from '../kit/define.ts';
import type { ActionDetail } from '../kit/events.ts';
import type { Failure } from '../kit/failure.ts';
import { zoneText } from '../kit/format/time-text.ts';
import { headingOf } from '../kit/heading-level.ts';
import type { MessageCode } from '../kit/i18n/messages.ts';
import type { Service } from '../kit/source/question.ts';
import { ownWords } from '../kit/own-words.ts';
import { pageClock } from '../kit/page/page-clock.ts';
import { isPageHidden } from '../kit/page/page-signals.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { badgeStyles } from '../parts/badge/badge.styles.ts';
import { badgeTemplate } from '../parts/badge/link-badge.ts';
import { missingWords } from '../parts/badge/missing-words.ts';
import { confidenceStyles } from '../parts/confidence/confidence.styles.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import { noticeTemplate, type Notice } from '../parts/notice/notice.ts';
import { rangeStyles } from '../parts/range/range.styles.ts';
import type * as Panels from './advice-panels.ts';
import type { AdvicePage } from './advice-row.ts';
import { adviceStyles } from './advice.styles.ts';
import { ContentElement } from './content-element.ts';
import { contentSuggestionsStyles } from './content-suggestions.styles.ts';

const WEEK_PARTS = 'heading, basis, missing, summary, heat, reading, legend, notice';

/**
 * Advice on posts: when to post, what to change, what is rising, how scheduled posts will do, and how right all that was before. Each piece says
 * what to do, then how sure it is, and shows its evidence.
 *
 * @summary All content advice in one tag.
 * @tag content-suggestions
 * @slot title - The heading; default "Content suggestions".
 * @slot actions - Controls of the page, beside the heading.
 * @slot error - In place of the message when nothing could be loaded.
 * @slot denied - In place of the message when the viewer has no access.
 * @slot unconfigured - In place of the message when there is no source.
 * @slot footer - Below everything.
 * @event {CustomEvent<ActionDetail>} bizboost-action - The person follows a piece of advice: `plan-post` (the id is the time), `edit-post`, `use-tip`, `use-topic`. Bubbles, composed, cancelable.
 * @csspart suggestions - Everything.
 * @csspart header - Title and state.
 * @csspart title - The heading.
 * @csspart badge - Whether the advice is live.
 * @csspart age - How old it is.
 * @csspart as-of - On paper: when it was so.
 * @csspart missing - What it lacks, where the answer is not whole.
 * @csspart history - What it is drawn from, and whose clock its hours are by.
 * @csspart few - Why there is no advice of the business's own yet.
 * @csspart next - What to do before anything else.
 * @csspart panels - Everything below it.
 * @csspart panel - A box of it.
 * @csspart heading - Its name.
 * @csspart advice - A piece of advice.
 * @csspart todo - What to do.
 * @csspart confidence - How sure that is.
 * @csspart range - A picture of how wide a range is.
 * @csspart why - The evidence, folded.
 * @csspart evidence - The evidence, line by line.
 * @csspart factors - What a prediction is made of.
 * @csspart action - Where a piece of advice leads.
 * @csspart record - The table of the track record.
 * @csspart calibration - Chances that were given, and how they came out.
 * @csspart basis - Said of advice that is experience with most pages.
 * @csspart summary - The week in one sentence.
 * @csspart heat - The week as a table.
 * @csspart reading - What is said of the hour that is read.
 * @csspart legend - What its marks mean.
 * @csspart notice - Why there is nothing to show.
 * @csspart notice-panel - The box in place of all advice.
 */
export class ContentSuggestions extends ContentElement {
  static override styles: CSSResultGroup = [
    tokens,
    base,
    noticeStyles,
    badgeStyles,
    confidenceStyles,
    rangeStyles,
    adviceStyles,
    contentSuggestionsStyles,
  ];

  /** Level of the heading, 1 to 6; those inside are one below. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 2;
  /** How often a screen reader hears of new advice: seconds (at least 5, default 30), or `off`. */
  @property({ useDefault: true }) announce = '';
  /**
   * Which actions the page carries out, space-separated, of `plan-post edit-post use-tip use-topic`; default all, `none` for none. What it does
   * not is not offered.
   */
  @property({ useDefault: true }) actions = '';

  @state() private announcement = '';
  /** What the answer is shown with, once it is there, or why it is not. */
  @state() private panels: typeof Panels | undefined;
  @state() private trouble: Failure | undefined;
  #isFetching = false;
  /** Whether advice has been shown. */
  #isKnown = false;

  readonly #announcer = new Announcer({
    clock: pageClock,
    // What is said follows from what is shown, which is being shown just now.
    say: (words) => queueMicrotask(() => (this.announcement = words)),
    isHidden: isPageHidden,
  });
  readonly #announcements = new AnswerAnnouncements(this.#announcer);
  readonly #broken = new Set<string>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  protected override viewed(): void {
    const { answer, panels } = this;
    this.#announcer.intervalMs = announceInterval(this.announce);
    const next = answer && panels && this.#orBroken('next', () => panels.nextStepWords(answer, this.#page(answer)));
    const sentence = next === undefined ? undefined : this.language.say('announce.advice', { next });
    // The first is there to be read: new is what comes after.
    if (sentence !== undefined && !this.#isKnown) this.#announcer.known(sentence);
    this.#isKnown ||= sentence !== undefined;
    this.#announcements.hear(this.view, sentence, this.language, Date.now());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.describe('region', this.#title());
    if (this.answer !== undefined) this.#fetchPanels();
  }

  // Both are fetched at once, so that neither waits for the other.
  protected override service(): Promise<Service> {
    this.#fetchPanels();
    return super.service();
  }

  #fetchPanels(): void {
    if (this.#isFetching || this.panels !== undefined) return;
    this.#isFetching = true;
    import('./advice-panels.ts').then(
      (panels) => {
        defineElement('bizboost-best-times', panels.BestTimes, this.registry);
        this.panels = panels;
        this.trouble = undefined;
      },
      () => {
        this.#isFetching = false;
        this.trouble = {
          code: 'unavailable',
          message: 'The code that shows advice could not be loaded.',
          retryable: true,
        };
        this.emitError(this.trouble);
      },
    );
  }

  protected override render(): TemplateResult {
    const { view, state: asked } = this.asking;
    const notice =
      this.trouble === undefined
        ? noticeOf(view, asked, this.language, () => this.reconnect())
        : noticeOf({ ...view, phase: 'error' }, { ...asked, error: this.trouble }, this.language, () =>
            this.#fetchPanels(),
          );
    return html`<div class="suggestions" part="suggestions">
      ${this.#head(notice !== undefined)}
      <p class="only-spoken" role="status">${this.announcement}</p>
      ${notice === undefined ? this.#body() : this.#instead(notice)}
      <slot name="footer"></slot>
    </div>`;
  }

  #title(): string {
    return ownWords(this.label, this.language.say('advice.title'));
  }

  #page(answer: SuggestionsAnswer): AdvicePage {
    const offered = String(this.actions ?? '').split(/\s+/);
    return {
      language: this.language,
      timezone: answer.period.timezone,
      now: this.now,
      headingLevel: Math.min(6, this.#innerLevel + 1),
      offers: (action) => offered[0] === '' || offered.includes(action),
      act: (detail: ActionDetail) => void this.emit('bizboost-action', detail),
    };
  }

  #head(hasNotice: boolean): TemplateResult {
    const { answer, language, now } = this;
    const { state, view } = this.asking;
    const facts = { view, now, state, missing: missingWords(answer, language), retry: () => this.reconnect() };
    return html`<div class="head" part="header">
      <div class="titles">
        <div class="title" part="title" role="heading" aria-level=${headingOf(this.headingLevel, 2)}>
          <slot name="title">${this.#title()}</slot>
        </div>
        <div class="line">
          ${badgeTemplate(facts, language)}
          ${answer === undefined ? (hasNotice ? nothing : whenPlaceholder) : html`<span class="when" part="history" title=${answer.period.timezone}>${this.#drawnFrom(answer)}</span>`}
        </div>
      </div>
      <div class="tools screen"><slot name="actions"></slot></div>
    </div>`;
  }

  #drawnFrom({ history, period }: SuggestionsAnswer): string {
    const { language } = this;
    const zone = language.say('period.zone', { zone: zoneText(period.timezone) });
    return history.posts === 0 ? zone : `${language.say('history.posts', { count: history.posts })} · ${zone}`;
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
    const { answer, language, panels } = this;
    const { view } = this.asking;
    const page = answer && this.#page(answer);
    const isStale = view.isStale || view.phase === 'switching';
    const isThere = answer !== undefined && page !== undefined && panels !== undefined;
    const box = (name: string, title: MessageCode, make: () => TemplateResult): TemplateResult =>
      this.#box(name, title, isThere ? make : undefined);
    // What is made below is made only when all of it is there.
    const [told, shown, by] = [answer as SuggestionsAnswer, panels as NonNullable<typeof panels>, page as AdvicePage];
    return html`${view.phase === 'slow' ? html`<p class="slow" role="status">${language.say('advice.slow')}</p>` : nothing}
      ${answer === undefined ? nothing : this.#few(answer)}
      <div class="panels ${isStale ? 'stale' : ''}" part="panels" aria-busy=${!isThere}>
        ${box('next', 'next.title', () => shown.nextStepTemplate(told, by))}
        ${
          isThere
            ? html`<bizboost-best-times
                class="week"
                exportparts=${WEEK_PARTS}
                .label=${language.say('times.heat')}
                .headingLevel=${this.#innerLevel}
                .data=${answer}
                ?stale=${isStale}
              ></bizboost-best-times>`
            : box('week', 'times.heat', () => waiting)
        }
        ${box('times', 'times.title', () => shown.timesTemplate(told, by))}
        ${box('tips', 'tips.title', () => shown.tipsTemplate(told, by))}
        ${box('planned', 'planned.title', () => shown.plannedTemplate(told, by))}
        ${box('topics', 'topics.title', () => shown.topicsTemplate(told, by))}
        ${box('record', 'record.title', () => shown.recordTemplate(told.track_record, language))}
      </div>`;
  }

  #few({ history }: SuggestionsAnswer): TemplateResult | typeof nothing {
    if (history.enough) return nothing;
    const { language } = this;
    const { posts: count } = history;
    const kind = count === 0 ? 'none' : 'few';
    return html`<div class="few panel" part="few">
      <p class="few-title">${language.say(`history.${kind}.title`)}</p>
      <p>${language.say(`history.${kind}.text`, { count })}</p>
      <p class="few-count">
        <svg class="progress" aria-hidden="true" focusable="false">
          <rect width="100%" height="100%" rx="4" />
          <rect class="done" width="${Math.min(100, (count / ENOUGH_POSTS) * 100).toFixed(0)}%" height="100%" rx="4" />
        </svg>
        <span class="number">${language.say('history.progress', { count })}</span>
      </p>
    </div>`;
  }

  /** A box with its own failure: what cannot be shown of one leaves the others alone. */
  #box(name: string, title: MessageCode, make: (() => TemplateResult) | undefined): TemplateResult {
    const content = make === undefined ? waiting : (this.#orBroken(name, make) ?? this.#failed());
    return html`<section class="panel box ${name}" part="panel ${name === 'next' ? 'next' : ''}">
      <div class="heading" part="heading" role="heading" aria-level=${this.#innerLevel}>
        ${this.language.say(title)}
      </div>
      ${content}
    </section>`;
  }

  get #innerLevel(): number {
    return Math.min(6, headingOf(this.headingLevel, 2) + 1);
  }

  #failed(): TemplateResult {
    return noticeTemplate({ icon: 'alert', title: this.language.say('card.error') }, 'panel');
  }

  #orBroken<Made>(name: string, make: () => Made): Made | undefined {
    try {
      return make();
    } catch (error) {
      if (!this.#broken.has(name)) {
        this.#broken.add(name);
        console.error(`[bizboost] <${this.localName}> could not show its ${name}.`, error);
        const message = `<${this.localName}> could not show its ${name}; the console holds the cause.`;
        this.emitError({ code: 'internal', message, retryable: false });
      }
      return undefined;
    }
  }
}

/** From about here on advice is the business's own; whether it is, the answer says. */
const ENOUGH_POSTS = 30;

// The line that the history will have, so that its coming moves nothing.
const whenPlaceholder = html`<span class="when" aria-hidden="true"
  ><span class="placeholder">${'\u2007'.repeat(24)}</span></span
>`;

const waiting = html`<div class="waiting" aria-hidden="true">
  <i class="placeholder"></i><i class="placeholder"></i><i class="placeholder"></i>
</div>`;

declare global {
  interface HTMLElementTagNameMap {
    'content-suggestions': ContentSuggestions;
  }
}
