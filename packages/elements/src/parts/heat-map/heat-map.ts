import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { chanceParams } from '../../kit/format/chance-text.ts';
import { hourTick, weekdayText, wholeHourText } from '../../kit/format/week-text.ts';
import type { Language } from '../../kit/language.ts';
import { cellOf, DAYS, HOURS, levelOf, valueAt, type HeatMapModel } from './heat-map-model.ts';
import { moveInWeek, type WeekCursor } from './week-cursor.ts';

/** What a heat map is shown with. */
export interface HeatMapShown {
  readonly name: string;
  /** One sentence that says what the picture does. */
  readonly summary: string;
  readonly model: HeatMapModel;
  readonly language: Language;
  readonly isRightToLeft: boolean;
}

/** Each how many hours have their name written: the others have it for screen readers alone. */
const TICK = 3;
const WIDE_TICK = 6;

/**
 * A week as a table of 7 × 24 hours. Filled marks lie above the usual, hollow ones below, larger ones surely so. One tab stop; arrow keys, Home
 * and End move through it, and a line below says in words where the reader stands.
 */
export class HeatMapView implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #cursor: WeekCursor = { day: 0, hour: 0 };
  #read: WeekCursor | undefined;
  #hasMoved = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#read = undefined;
  }

  template(shown: HeatMapShown): TemplateResult {
    const { language, model, name, summary } = shown;
    if (!this.#hasMoved) this.#cursor = firstOf(model);
    return html`<p class="heat-summary" part="summary" id="heat-summary">${summary}</p>
      <table
        class="heat ${hasLongDays(language) ? 'long-days' : ''}"
        part="heat"
        role="grid"
        aria-readonly="true"
        aria-label=${name}
        aria-describedby="heat-summary heat-keys"
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, shown.isRightToLeft)}
        @focusin=${(event: Event) => this.#onRead(event)}
        @focusout=${() => this.#readAt(undefined)}
        @pointerover=${(event: Event) => this.#onRead(event)}
        @pointerleave=${() => this.#readAt(undefined)}
      >
        <thead>
          <tr>
            <th scope="col"><span class="only-spoken">${language.say('heat.day')}</span></th>
            ${hours.map((hour) => headTemplate(hour, language))}
          </tr>
        </thead>
        <tbody>
          ${days.map(
            (day) =>
              html`<tr>
                <th scope="row">
                  <span aria-hidden="true">${weekdayText(day, language.locale, 'short')}</span>
                  <span class="only-spoken">${weekdayText(day, language.locale, 'long')}</span>
                </th>
                ${hours.map((hour) => this.#cell({ day, hour }, model, language))}
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="heat-line" part="reading" aria-hidden="true">${this.#reading(shown)}</p>
      <p id="heat-keys" hidden>${language.say('heat.keys')}</p>
      ${legendTemplate(language)}`;
  }

  #cell(at: WeekCursor, model: HeatMapModel, language: Language): TemplateResult {
    const chance = valueAt(model.chance, at.day, at.hour);
    const isBest = model.best.has(cellOf(at.day, at.hour));
    const isHere = at.day === this.#cursor.day && at.hour === this.#cursor.hour;
    return html`<td
      class="${chance === null ? 'unknown' : `level-${levelOf(chance)}`} ${isBest ? 'best' : ''}"
      data-cell=${cellOf(at.day, at.hour)}
      tabindex=${isHere ? 0 : -1}
    >
      <i></i><span class="only-spoken">${cellWords(at, model, language)}</span>
    </td>`;
  }

  // Always as high as one line of it, so that reading moves nothing.
  #reading({ language, model }: HeatMapShown): TemplateResult {
    const at = this.#read ?? this.#cursor;
    const moment = language.say('heat.moment', {
      day: weekdayText(at.day, language.locale, 'long'),
      hour: wholeHourText(at.hour, language.locale),
    });
    return html`<strong>${moment}</strong> <span>${cellWords(at, model, language)}</span>`;
  }

  #onKey(event: KeyboardEvent, isRightToLeft: boolean): void {
    if (event.altKey || event.metaKey) return;
    const next = moveInWeek(event, this.#cursor, isRightToLeft);
    if (next === undefined) return;
    event.preventDefault();
    this.#cursor = next;
    this.#hasMoved = true;
    const cell = (event.currentTarget as Element).querySelector<HTMLElement>(
      `[data-cell='${cellOf(next.day, next.hour)}']`,
    );
    cell?.focus();
  }

  #onRead(event: Event): void {
    const cell = (event.target as Element).closest<HTMLElement>('[data-cell]')?.dataset['cell'];
    if (cell === undefined) return;
    const at = { day: Math.floor(Number(cell) / HOURS), hour: Number(cell) % HOURS };
    if (event.type === 'focusin') {
      this.#cursor = at;
      this.#hasMoved = true;
    }
    this.#readAt(at);
  }

  #readAt(at: WeekCursor | undefined): void {
    if (at?.day === this.#read?.day && at?.hour === this.#read?.hour) return;
    this.#read = at;
    this.#host.requestUpdate();
  }
}

/** Names of more characters need more room. */
const LONG_DAY = 4;

const days = Array.from({ length: DAYS }, (_, day) => day);
const hours = Array.from({ length: HOURS }, (_, hour) => hour);

function headTemplate(hour: number, { locale }: Language): TemplateResult {
  const isTick = hour % TICK === 0;
  return html`<th scope="col">
    ${isTick ? html`<span class="tick ${hour % WIDE_TICK === 0 ? '' : 'between'}" aria-hidden="true">${hourTick(hour, locale)}</span>` : nothing}
    <span class="only-spoken">${wholeHourText(hour, locale)}</span>
  </th>`;
}

/** Whether short names of days are no shorter than long ones elsewhere, as in Arabic. */
function hasLongDays({ locale }: Language): boolean {
  return days.some((day) => [...weekdayText(day, locale, 'short')].length > LONG_DAY);
}

/** Where the reader begins: at the likeliest hour. */
function firstOf({ chance }: HeatMapModel): WeekCursor {
  let found: WeekCursor = { day: 0, hour: 0 };
  let highest = -1;
  for (const day of days)
    for (const hour of hours) {
      const value = valueAt(chance, day, hour) ?? -1;
      if (value > highest) [found, highest] = [{ day, hour }, value];
    }
  return found;
}

function cellWords({ day, hour }: WeekCursor, model: HeatMapModel, language: Language): string {
  const chance = valueAt(model.chance, day, hour);
  if (chance === null) return language.say('heat.unknown');
  const amount = valueAt(model.amount, day, hour);
  const count = valueAt(model.count, day, hour);
  return [
    `${language.say(`heat.level.${levelOf(chance)}`)}, ${language.say('heat.chance', chanceParams(chance, language))}`,
    ...(amount === null ? [] : [language.say('times.about', { count: Math.round(amount) })]),
    ...(count === null ? [] : [language.say('heat.posts', { count })]),
    ...(model.best.has(cellOf(day, hour)) ? [language.say('heat.best')] : []),
  ].join(' · ');
}

function legendTemplate(language: Language): TemplateResult {
  return html`<p class="heat-legend" part="legend" aria-hidden="true">
    <span class="heat-scale">
      <span class="heat-end">${language.say('heat.below')}</span>
      <span class="heat-marks"
        >${[0, 1, 2, 3, 4, 5, 6].map((level) => html`<span class="sample level-${level}"><i></i></span>`)}</span
      >
      <span class="heat-end">${language.say('heat.above')}</span>
    </span>
    <span class="heat-note">${language.say('heat.sure')}</span>
    <span class="heat-note"
      ><span class="sample best level-6"><i></i></span> ${language.say('heat.best')}</span
    >
  </p>`;
}
