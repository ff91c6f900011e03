import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AnalyticsSource, PostDraft, PredictAnswer, SuggestionsAnswer } from '@bizboost/core/contract';
import { Announcer, announceInterval, SHORTEST_INTERVAL_MS } from '../kit/announcer.ts';
import { headingOf } from '../kit/heading-level.ts';
import { enCompose } from '../kit/i18n/en-compose.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { ownWords } from '../kit/own-words.ts';
import { pageClock } from '../kit/page/page-clock.ts';
import { isPageHidden } from '../kit/page/page-signals.ts';
import { viewOfModel, type View } from '../kit/state/view-of.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { confidenceStyles } from '../parts/confidence/confidence.styles.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import type { Notice } from '../parts/notice/notice.ts';
import { rangeStyles } from '../parts/range/range.styles.ts';
import { adviceStyles } from './advice.styles.ts';
import { adviceEnglish } from './advice-words.ts';
import { applyChange, changesItself, type ApplyGround } from './apply-change.ts';
import { changeWords, type Change } from './change-words.ts';
import { comparisonTemplate, comparisonWords } from './comparison.ts';
import { ContentElement } from './content-element.ts';
import { contentIcons } from './content-icons.ts';
import { draftForm } from './draft-form.ts';
import { foretellBy, type Predictor } from './foretell.ts';
import { draftOf, EMPTY_DRAFT, faultsOf, fieldsOf, postOf, type DraftFields, type Faults } from './draft-fields.ts';
import { LatestOutlook, type Foretell } from './latest-outlook.ts';
import { outlookTemplate } from './outlook-panel.ts';
import { PagePredictor } from './page-predictor.ts';
import { expectedWords } from './prediction-words.ts';
import { postComposerStyles } from './post-composer.styles.ts';

/** How long the author must pause before the service is asked. */
const PAUSE_MS = 150;
const DRAFT_NAMES = ['A', 'B'];
const CHANNELS = ['facebook', 'instagram', 'whatsapp', 'website'];

/**
 * Writes a post, and says meanwhile how it will do: its score, what to expect, what would help. Hands the finished post to the page and sends it
 * nowhere itself.
 *
 * @summary A form for a post with its outlook beside it, while typing.
 * @tag post-composer
 * @slot title - The heading; default "Write a post".
 * @slot status - Words of the page beside the buttons, e.g. that the post was saved.
 * @event {CustomEvent<PostDetail>} bizboost-post - The person has finished a post. Bubbles, composed; cancelled, it stays in the form until the page calls `clear()`.
 * @csspart composer - Everything.
 * @csspart title - The heading.
 * @csspart missing - What the answer lacks, where it is not whole.
 * @csspart form - The fields of a draft.
 * @csspart fault - What is wrong with a field.
 * @csspart outlook - How the draft will do.
 * @csspart score - Where it should come among 100 recent posts.
 * @csspart confidence - How sure that is.
 * @csspart range - A picture of how wide a range is.
 * @csspart change - Something that would help.
 * @csspart apply - The button that does it.
 * @csspart factors - What the prediction is made of.
 * @csspart basis - Said of what is experience with most pages.
 * @csspart why - The evidence, folded.
 * @csspart evidence - The evidence, line by line.
 * @csspart submit - The button that finishes the post.
 * @csspart compare - The button that adds a second draft, or takes it away.
 * @csspart comparison - Which of two drafts should do better.
 * @csspart undo - The button that takes back what was applied or cleared.
 * @csspart notice - Why there is no outlook.
 */
export class PostComposer extends ContentElement {
  protected static override readonly english: Messages = { ...adviceEnglish, ...enCompose };
  static override styles: CSSResultGroup = [
    tokens,
    base,
    noticeStyles,
    confidenceStyles,
    rangeStyles,
    adviceStyles,
    postComposerStyles,
  ];

  /** Level of the heading, 1 to 6; those inside are one below. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 2;
  /** The channels to choose from, space-separated; default Facebook, Instagram, WhatsApp, the website, and those that the business has posted on. */
  @property({ useDefault: true }) channels = '';
  /** IANA zone of the business, where no answer tells it; default the device's. */
  @property({ useDefault: true }) timezone = '';
  /** How often a screen reader hears of a new score: seconds (at least and by default 5), or `off`. */
  @property({ useDefault: true }) announce = '';
  /** A draft to begin with, or to go on with. */
  @property({ attribute: false }) draft: PostDraft | undefined;
  /**
   * Where it is worked out how a draft will do: `server` (default) asks the source whenever the author pauses; `browser` fetches once what drafts are
   * foretold from (of 5,000 posts about half a megabyte), and then works in the page, at every letter: no draft leaves it. The numbers are the
   * same. Where that cannot be had, the source is asked.
   */
  @property({ attribute: 'predict-in', useDefault: true }) predictIn = '';
  /** Works out in the page how a draft will do, in place of the source: a function, or one that `@bizboost/core/predict` makes. Asked at every letter. */
  @property({ attribute: false }) predictor: Predictor | undefined;

  @state() private drafts: readonly DraftFields[] = [EMPTY_DRAFT];
  /** Of each draft, once its author has tried to finish it. */
  @state() private faults: readonly Faults[] = [];
  @state() private announcement = '';
  /** What can be taken back, and what is said of it. */
  @state() private past:
    { readonly drafts: readonly DraftFields[]; readonly words: string; readonly undo: string } | undefined;

  readonly #announcer = new Announcer({
    clock: pageClock,
    say: (words) => queueMicrotask(() => (this.announcement = words)),
    isHidden: isPageHidden,
  });
  readonly #latest = new LatestOutlook(this, (error) => this.emitError(error));
  readonly #page = new PagePredictor(this);
  #predictors = new WeakMap<Predictor, number>();
  #predictorCount = 0;

  /** Empties the form for the next post. What was in it can be brought back by its author. */
  clear(): void {
    if (this.drafts.every((fields) => isEmpty(fields))) return;
    const { language } = this;
    this.past = { drafts: this.drafts, words: language.say('compose.done'), undo: language.say('compose.bring_back') };
    this.#write([{ ...EMPTY_DRAFT, channel: this.drafts[0]?.channel ?? '' }]);
  }

  /** Goes to the caption of the first draft. */
  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector<HTMLElement>('#caption-0')?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  // What is being written stays as it is.
  protected override get ages(): boolean {
    return false;
  }

  protected override get view(): View {
    return this.#predictor !== undefined && this.asking.state.answer === undefined
      ? viewOfModel(this.#predictor, false)
      : super.view;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.describe('region', this.#title());
    if (changed.has('draft') && this.draft != null)
      this.#write([fieldsOf(this.draft, this.#timezone, EMPTY_DRAFT), ...this.drafts.slice(1)]);
    this.#foretell();
    this.#announcer.intervalMs = this.announce === '' ? SHORTEST_INTERVAL_MS : announceInterval(this.announce);
    this.#tellScore();
  }

  protected override get needsSource(): boolean {
    return this.#predictor === undefined;
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const { outlook } = this.#latest.state;
    const isPair = this.drafts.length > 1;
    return html`<div class="composer panel ${isPair ? 'pair' : ''} ${this.view.isStale ? 'stale' : ''}" part="composer">
      <div class="title heading" part="title" role="heading" aria-level=${this.#level}>
        <slot name="title">${this.#title()}</slot>
      </div>
      <p class="only-spoken" role="status">${this.announcement}</p>
      ${missingTemplate(this.answer, language)} ${isPair ? comparisonTemplate(outlook, DRAFT_NAMES, language) : nothing}
      <div class="drafts">${this.drafts.map((fields, index) => this.#draft(fields, index))}</div>
    </div>`;
  }

  #draft(given: DraftFields, index: number): TemplateResult {
    const { language } = this;
    const { outlook, isBehind, isAsking } = this.#latest.state;
    const fields = this.#whole(given);
    const ground = this.#ground;
    const isPair = this.drafts.length > 1;
    const level = Math.min(6, this.#level + 1);
    const draftName = isPair ? language.say('compose.draft', { name: DRAFT_NAMES[index] ?? '' }) : '';
    return html`<div class="draft">
      ${isPair ? html`<div class="draft-name" role="heading" aria-level=${level}>${draftName}</div>` : nothing}
      ${draftForm({
        index,
        name: draftName,
        fields,
        faults: this.faults[index] ?? {},
        channels: this.#channels(fields.channel),
        language,
        timezone: this.#timezone,
        buttons: this.#buttons(fields, index),
        change: (change) => this.#change(index, change),
        submit: (form) => this.#submit(index, form),
      })}
      ${outlookTemplate({
        prediction: outlook?.predictions[index],
        isBehind,
        isAsking,
        notice: this.#notice(),
        record: this.answer?.track_record,
        language,
        timezone: this.#timezone,
        headingLevel: Math.min(6, level + (isPair ? 1 : 0)),
        draftName,
        changesItself: (change) => changesItself(fields, change, ground),
        apply: (change) => this.#apply(index, change),
        retry: () => this.#latest.again(),
      })}
    </div>`;
  }

  #buttons({ when }: DraftFields, index: number): TemplateResult {
    const { language, past } = this;
    const isLast = index === this.drafts.length - 1;
    return html`<button type="submit" class="button primary" part="submit">
        ${language.say(when === '' ? 'compose.publish' : 'compose.schedule')}
      </button>
      ${
        isLast
          ? html`<button
              type="button"
              class="button"
              part="compare"
              @click=${index === 0 ? this.#compare : this.#remove}
            >
              ${index === 0 ? contentIcons.swap : nothing}${language.say(index === 0 ? 'compose.compare' : 'compose.remove')}
            </button>`
          : nothing
      }
      ${
        isLast
          ? html`<p class="said">
              ${past === undefined ? nothing : html`${past.words} <button type="button" class="link" part="undo" @click=${this.#undo}>${past.undo}</button>`}
              <slot name="status"></slot>
            </p>`
          : nothing
      }`;
  }

  #title(): string {
    return ownWords(this.label, this.language.say('compose.title'));
  }

  get #level(): number {
    return headingOf(this.headingLevel, 2);
  }

  get #timezone(): string {
    return this.answer?.period.timezone ?? ownWords(this.timezone, Intl.DateTimeFormat().resolvedOptions().timeZone);
  }

  get #ground(): ApplyGround {
    const topics = this.answer?.trending_topics ?? [];
    return {
      timezone: this.#timezone,
      rising: topics.map(({ topic }) => topic).filter((topic) => topic.startsWith('#')),
    };
  }

  get #predictor(): Predictor | undefined {
    const { predictor } = this;
    const isOne = typeof predictor === 'function' || typeof predictor?.predict === 'function';
    return isOne ? predictor : undefined;
  }

  #channels(chosen: string): readonly string[] {
    const wished = String(this.channels ?? '')
      .split(/\s+/)
      .filter((name) => name !== '');
    const posted = Object.keys(this.answer?.optimal_posting_times.by_channel ?? {});
    const offered = wished.length > 0 ? wished : [...CHANNELS, ...posted];
    return [...new Set(chosen === '' ? offered : [...offered, chosen])];
  }

  /** A draft whose channel nobody has chosen is for the first. */
  #whole(fields: DraftFields): DraftFields {
    return fields.channel === '' ? { ...fields, channel: this.#channels('')[0] ?? '' } : fields;
  }

  #foretell(): void {
    const predictor = this.#predictor;
    const source = this.asking.source;
    if (predictor === undefined && (source === undefined || this.asking.view.phase !== 'ready'))
      return this.#latest.forget();
    const now = Date.now();
    const drafts = this.drafts.map((fields) => draftOf(this.#whole(fields), this.#timezone, now));
    const { answer } = this.asking.state;
    const inPage = predictor ?? this.#inPage(source, answer);
    if (inPage === 'fetching') return;
    if (inPage !== undefined)
      return this.#latest.ask(drafts, `predictor ${this.#numberOf(inPage)}`, 0, foretellBy(inPage));
    const pauseMs = this.#latest.state.outlook === undefined ? 0 : PAUSE_MS;
    const ground = `source ${answer?.revision} ${answer?.history.posts}`;
    this.#latest.ask(drafts, ground, pauseMs, foretellAt(source as AnalyticsSource));
  }

  /** The predictor in the page, where the host has chosen that and it can be had. */
  #inPage(
    source: AnalyticsSource | undefined,
    answer: SuggestionsAnswer | undefined,
  ): Predictor | 'fetching' | undefined {
    if (this.predictIn !== 'browser' || source === undefined || answer === undefined) return undefined;
    // Another post, or something learned anew; not each reaction that a post gets.
    const { history, track_record: record, period } = answer;
    this.#page.want(source, JSON.stringify([history, record.to, period.timezone]));
    if (this.#page.isRefused) return undefined;
    return this.#page.predictor ?? 'fetching';
  }

  /** Another predictor is asked anew. */
  #numberOf(predictor: Predictor): number {
    const known = this.#predictors.get(predictor);
    if (known !== undefined) return known;
    this.#predictorCount += 1;
    this.#predictors.set(predictor, this.#predictorCount);
    return this.#predictorCount;
  }

  #tellScore(): void {
    const { outlook, isBehind } = this.#latest.state;
    const [first] = outlook?.predictions ?? [];
    if (outlook === undefined || first === undefined || isBehind || this.drafts.every(isEmpty)) return;
    if (this.drafts.length > 1) {
      // Of two, what counts is which is better, whichever is being written.
      if (outlook.predictions.length > 1) this.#announcer.numbers(comparisonWords(outlook, DRAFT_NAMES, this.language));
      return;
    }
    if (first.basis !== 'own') {
      if (first.basis === 'general') this.#announcer.numbers(`${expectedWords(first, this.language)}.`);
      return;
    }
    const confidence = this.language.say(`confidence.${first.confidence}`).toLocaleLowerCase(this.language.locale);
    this.#announcer.numbers(this.language.say('announce.score', { score: first.predicted_engagement, confidence }));
  }

  #notice(): Notice | undefined {
    const { language } = this;
    if (this.#latest.state.error !== undefined)
      return {
        icon: 'alert',
        title: language.say('compose.not_now'),
        action: { label: language.say('error.retry'), part: 'retry', run: () => this.#latest.again() },
      };
    if (this.#predictor !== undefined) return undefined;
    return noticeOf(this.asking.view, this.asking.state, language, () => this.reconnect());
  }

  #change(index: number, change: Partial<DraftFields>): void {
    this.drafts = this.drafts.map((fields, at) => (at === index ? { ...this.#whole(fields), ...change } : fields));
    this.past = undefined;
    if (this.faults[index] !== undefined) this.#check(index, false);
  }

  /** Says what is wrong with a draft; true if nothing is. */
  #check(index: number, isUnfinished: boolean): boolean {
    const faults = faultsOf(this.#whole(this.drafts[index] ?? EMPTY_DRAFT), this.#timezone, Date.now(), isUnfinished);
    this.faults = this.drafts.map((_, at) => (at === index ? faults : (this.faults[at] ?? {})));
    return Object.keys(faults).length === 0;
  }

  async #submit(index: number, form: HTMLFormElement): Promise<void> {
    const when = form.elements.namedItem('when') as HTMLInputElement;
    if (!this.#check(index, when.validity.badInput)) {
      await this.updateComplete;
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const fields = this.#whole(this.drafts[index] ?? EMPTY_DRAFT);
    const post = postOf(fields, this.#timezone, Date.now(), newId());
    this.faults = [];
    if (!this.emit('bizboost-post', { post })) return;
    this.clear();
    this.#announcer.news(this.language.say('compose.done'));
  }

  async #apply(index: number, change: Change): Promise<void> {
    const before = this.drafts;
    const { fields, goTo } = applyChange(this.#whole(before[index] ?? EMPTY_DRAFT), change, this.#ground);
    if (goTo === undefined) {
      const { language } = this;
      const words = language.say('compose.applied', { change: changeWords(change, language, this.#timezone) });
      this.#write(before.map((one, at) => (at === index ? fields : one)));
      this.past = { drafts: before, words, undo: language.say('compose.undo') };
      this.#announcer.news(words);
      await this.updateComplete;
      // The button that was pressed has gone with its suggestion.
      this.renderRoot.querySelector<HTMLElement>('[part=undo]')?.focus();
      return;
    }
    const field = this.renderRoot.querySelector<HTMLInputElement>(`#${goTo.field}-${index}`);
    field?.focus();
    if (goTo.select !== undefined) field?.setSelectionRange(...goTo.select);
  }

  readonly #undo = (): void => {
    if (this.past === undefined) return;
    const { drafts } = this.past;
    this.past = undefined;
    this.#write(drafts);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#caption-0')?.focus());
  };

  readonly #compare = async (): Promise<void> => {
    this.#write([...this.drafts, ...this.drafts]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#caption-1')?.focus();
  };

  readonly #remove = async (): Promise<void> => {
    const { language } = this;
    this.past = { drafts: this.drafts, words: '', undo: language.say('compose.bring_back') };
    this.#write(this.drafts.slice(0, 1));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=compare]')?.focus();
  };

  /** Drafts that are written by the page or a press, not by typing. A time field is written then alone: while half a time stands in it, it reads as empty. */
  #write(drafts: readonly DraftFields[]): void {
    this.drafts = drafts;
    this.faults = [];
    void this.updateComplete.then(() =>
      drafts.forEach(({ when }, index) => {
        const field = this.renderRoot.querySelector<HTMLInputElement>(`#when-${index}`);
        if (field !== null) field.value = when;
      }),
    );
  }
}

function isEmpty({ caption, hashtags, when, media }: DraftFields): boolean {
  return caption === '' && hashtags === '' && when === '' && media === 'none';
}

/** `crypto.randomUUID` is there only on secure pages. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `post-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'post-composer': PostComposer;
  }
}

function foretellAt(source: AnalyticsSource): Foretell {
  return async (drafts, signal) => {
    const { predictCommand } = await import('./service.ts');
    const [only] = drafts;
    const input = drafts.length === 1 && only !== undefined ? only : { drafts: [...drafts] };
    const told: PredictAnswer = await source.act(predictCommand, input, { signal });
    return 'predictions' in told ? told : { predictions: [told] };
  };
}
