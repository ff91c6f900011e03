import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LiveAnswer } from '@bizboost/core/contract';
import type { Question } from '../kit/source/question.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { toolStyles } from '../kit/style/tool.styles.ts';
import { badgeStyles } from '../parts/badge/badge.styles.ts';
import { icons } from '../parts/icons.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate, type Notice } from '../parts/notice/notice.ts';
import {
  CAMPAIGN_COLUMNS,
  columnTitle,
  measuredAs,
  nextSort,
  ordered,
  orderOf,
  type Campaign,
  type CampaignColumn,
} from './campaign-rows.ts';
import { campaignTableStyles } from './campaign-table.styles.ts';
import { checkAnswer } from '../kit/check-answer.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { ownWords } from '../kit/own-words.ts';
import { periodOf } from './period-name.ts';
import { LiveTile } from './live-tile.ts';

type ShownCampaigns = Omit<LiveAnswer, 'campaigns'> & { readonly campaigns: readonly Campaign[] };

/** How many rows the frame of a table has before its campaigns are there. */
const WAITING_ROWS = 4;

/**
 * The campaigns of a period: what they cost, brought, and how often people clicked.
 *
 * @summary A live, sortable table of campaigns.
 * @tag bizboost-campaign-table
 * @slot label - The table's name.
 * @slot empty - What stands in place of a table without campaigns.
 * @event {CustomEvent<ActionDetail>} bizboost-action - `see-campaign` with its id. Bubbles, composed, cancelable.
 * @csspart panel - The box.
 * @csspart heading - The table's name.
 * @csspart action - A campaign's name, which leads to it.
 * @csspart status - Whether a campaign runs.
 * @csspart badge - Alone in a page: whether what it shows is live.
 * @csspart age - How old that is.
 * @csspart as-of - On paper: when it was so.
 * @csspart take - The button of the menu that gives it out.
 * @csspart missing - What the answer lacks, where it is not whole.
 * @csspart notice - Why there is no table.
 */
export class CampaignTable extends LiveTile<'live'> {
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, badgeStyles, toolStyles, campaignTableStyles];

  /** A value to show without any network: an answer of `analytics/live`. */
  @property({ attribute: false }) data: LiveAnswer | undefined;
  /** What to say when there are none. */
  @property({ attribute: false }) emptyNotice: Notice | undefined;
  /** The page has nowhere to go with a campaign: names are only names. */
  @property({ type: Boolean, useDefault: true }) plain = false;

  /** The column it is ordered by, with `-` before it from most to least: `-revenue`, `name`; default as the answer lists them. The person may choose otherwise. */
  @property({ useDefault: true }) sort = '';

  #focused: string | undefined;

  /** Goes to its beginning, from which the keyboard leads on through it. */
  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector('section')?.focus(options);
  }

  protected override question(): Question<'live'> | undefined {
    return { query: 'live', params: { period: periodOf(this.period) } };
  }

  protected override given(): LiveAnswer | undefined {
    return this.data == null
      ? undefined
      : checkAnswer<LiveAnswer>(this.data, 'analytics/live', ['campaigns', 'currency']);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const answer = this.model();
    const name = ownWords(this.label, language.say('campaigns.title'));
    return html`<section
      tabindex="-1"
      class="campaigns panel ${this.isOld ? 'stale' : ''}"
      part="panel"
      aria-busy=${answer === undefined}
    >
      <div class="head">
        <div class="heading" part="heading" role="heading" aria-level=${this.level}>
          <slot name="label">${name}</slot>
        </div>
        ${this.takeTemplate(name)}
      </div>
      ${missingTemplate(answer, language)}
      ${answer === undefined ? this.#waiting() : answer.campaigns.length === 0 ? this.#empty() : this.#table(answer)}
      ${this.freshness()}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset['id'];
  }

  // Rows are filled anew in their places; whoever stands on a campaign goes with it.
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const active = this.shadowRoot?.activeElement as HTMLElement | null;
    if (this.#focused === undefined || active?.dataset['id'] === this.#focused) return;
    const own = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-id]')].find(
      ({ dataset }) => dataset['id'] === this.#focused,
    );
    own?.focus({ preventScroll: true });
  }

  /** What it shows, in its order. */
  protected model(): ShownCampaigns | undefined {
    const answer = this.loading || this.asking.view.phase !== 'ready' ? undefined : this.asking.state.answer;
    return answer && { ...answer, campaigns: ordered(answer.campaigns, orderOf(this.sort), this.language.locale) };
  }

  #table({ campaigns, currency, more }: ShownCampaigns): TemplateResult {
    const { language } = this;
    // Roles in words: on a narrow page rows are laid out as blocks, and some browsers then forget that it is a table.
    return html`<table role="table" aria-label=${language.say('campaigns.table')}>
        <thead role="rowgroup">
          <tr role="row">
            ${this.#head('name')}${CAMPAIGN_COLUMNS.map((column) => this.#head(column))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${campaigns.map((campaign) => this.#row(campaign, currency))}
        </tbody>
      </table>
      ${more === undefined || more === 0 ? nothing : html`<p class="more">${language.say('campaigns.more', { count: more })}</p>`}`;
  }

  #head(column: CampaignColumn | 'name'): TemplateResult {
    const order = orderOf(this.sort);
    const isSorted = order?.column === column;
    const direction = !isSorted ? nothing : order.isDescending ? 'descending' : 'ascending';
    return html`<th role="columnheader" scope="col" aria-sort=${direction} class=${column}>
      <span class="head-word">${this.language.say(columnTitle(column))}</span>
      <button
        type="button"
        class="sort ${isSorted ? 'sorted' : ''} ${direction === 'ascending' ? 'ascending' : ''}"
        @click=${() => this.#sort(column)}
      >
        ${this.language.say(columnTitle(column))}${isSorted ? icons.sorted : icons.sort}
      </button>
    </th>`;
  }

  #row(campaign: Campaign, currency: string): TemplateResult {
    const { language } = this;
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="name">
        ${this.plain ? campaign.name : this.#link(campaign)}
        <span class="status ${campaign.status}" part="status"
          >${language.sayIfKnown(`status.${campaign.status}`, campaign.status)}</span
        >
      </th>
      ${CAMPAIGN_COLUMNS.map((column) => {
        const measured = measuredAs(column, currency);
        const text = language.headline(campaign[column], measured);
        return html`<td
          role="cell"
          class="number ${column}"
          title=${text === undefined || text.exact === text.short ? nothing : text.exact}
        >
          <span class="cell-label" aria-hidden="true">${language.say(columnTitle(column))}</span
          >${text?.short ?? language.say('none')}
        </td>`;
      })}
    </tr>`;
  }

  #link(campaign: Campaign): TemplateResult {
    const label = this.language.say('campaigns.see', { name: campaign.name });
    return html`<button
      type="button"
      class="link"
      part="action"
      data-id=${campaign.id}
      aria-label=${label}
      @click=${() => this.#see(campaign)}
    >
      ${campaign.name}
    </button>`;
  }

  #empty(): TemplateResult {
    const { language } = this;
    const notice: Notice = this.emptyNotice ?? {
      icon: 'megaphone',
      title: language.say('empty.campaigns'),
      text: language.say('empty.campaigns.hint'),
    };
    return html`<div class="instead"><slot name="empty">${noticeTemplate(notice, 'panel')}</slot></div>`;
  }

  #waiting(): TemplateResult {
    const { notice } = this;
    if (notice !== undefined) return html`<div class="instead">${noticeTemplate(notice, 'panel')}</div>`;
    return html`<div class="waiting" aria-hidden="true">
      ${Array.from({ length: WAITING_ROWS }, () => html`<p><span class="placeholder"></span><span class="placeholder"></span></p>`)}
    </div>`;
  }

  #sort(column: CampaignColumn | 'name'): void {
    this.sort = nextSort(this.sort, column);
  }

  #see({ id, name }: Campaign): void {
    this.emit('bizboost-action', { action: 'see-campaign', id, name });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-campaign-table': CampaignTable;
  }
}
