import { html, isServer, nothing, type TemplateResult } from 'lit';
import { zoneText } from '../kit/format/time-text.ts';
import type { Language } from '../kit/language.ts';
import { channelName } from '../parts/channel/channel.ts';
import { MEDIA, type DraftFields, type Faults } from './draft-fields.ts';

/** What the form of a draft is shown with. */
export interface DraftShown {
  /** Of the draft, 0 or 1: names its fields apart. */
  readonly index: number;
  /** Names it apart from another; empty for a single one. */
  readonly name: string;
  readonly fields: DraftFields;
  readonly faults: Faults;
  readonly channels: readonly string[];
  readonly language: Language;
  readonly timezone: string;
  readonly buttons: TemplateResult;
  change(fields: Partial<DraftFields>): void;
  submit(form: HTMLFormElement): void;
}

/** The fields of a draft, each with its label and what is wrong with it. */
export function draftForm(shown: DraftShown): TemplateResult {
  const { index, fields, faults, language, change } = shown;
  const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
  const described = (field: keyof DraftFields): string | typeof nothing => {
    const ids = [...(field === 'channel' ? [] : ['hint']), ...(faults[field] === undefined ? [] : ['fault'])];
    return ids.length === 0 ? nothing : ids.map((id) => `${field}-${index}-${id}`).join(' ');
  };
  return html`<form
    class="form"
    part="form"
    aria-label=${shown.name || nothing}
    novalidate
    autocomplete="off"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      shown.submit(event.currentTarget as HTMLFormElement);
    }}
  >
    <div class="field">
      <label for="channel-${index}">${language.say('compose.channel')}</label>
      <select
        id="channel-${index}"
        name="channel"
        aria-invalid=${faults.channel !== undefined}
        aria-describedby=${described('channel')}
        @change=${(event: Event) => change({ channel: valueOf(event) })}
      >
        ${shown.channels.map(
          (channel) =>
            html`<option
              value=${channel}
              .selected=${channel === fields.channel}
              .text=${channelName(channel, language)}
            ></option>`,
        )}
      </select>
      ${faultTemplate('channel', shown)}
    </div>
    <fieldset class="field media">
      <legend>${language.say('compose.media')}</legend>
      <div class="choices">
        ${MEDIA.map(
          (media) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="media"
                value=${media}
                .checked=${media === fields.media}
                @change=${() => change({ media })}
              /><span>${language.say(`media.${media}`)}</span></label
            >`,
        )}
      </div>
    </fieldset>
    <div class="field">
      <label for="caption-${index}">${language.say('compose.caption')}</label>
      <textarea
        id="caption-${index}"
        name="caption"
        rows="5"
        dir="auto"
        aria-invalid=${faults.caption !== undefined}
        aria-describedby=${described('caption')}
        .value=${fields.caption}
        @input=${(event: Event) => change({ caption: valueOf(event) })}
      ></textarea>
      <p id="caption-${index}-hint" class="hint number">
        ${language.say('compose.characters', { count: [...fields.caption].length })}
      </p>
      ${faultTemplate('caption', shown)}
    </div>
    <div class="field">
      <label for="hashtags-${index}">${language.say('compose.hashtags')}</label>
      <input
        id="hashtags-${index}"
        name="hashtags"
        type="text"
        dir="auto"
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${faults.hashtags !== undefined}
        aria-describedby=${described('hashtags')}
        .value=${fields.hashtags}
        @input=${(event: Event) => change({ hashtags: valueOf(event) })}
      />
      <p id="hashtags-${index}-hint" class="hint">${language.say('compose.hashtags.hint')}</p>
      ${faultTemplate('hashtags', shown)}
    </div>
    <div class="field">
      <label for="when-${index}">${language.say('compose.when')}</label>
      <input
        id="when-${index}"
        name="when"
        type="datetime-local"
        aria-invalid=${faults.when !== undefined}
        aria-describedby=${described('when')}
        @input=${(event: Event) => change({ when: valueOf(event) })}
      />
      <p id="when-${index}-hint" class="hint">
        ${isServer ? nothing : language.say('compose.when.now', { zone: zoneText(shown.timezone) })}
      </p>
      ${faultTemplate('when', shown)}
    </div>
    <div class="buttons">${shown.buttons}</div>
  </form>`;
}

function faultTemplate(
  field: keyof DraftFields,
  { faults, index, language }: DraftShown,
): TemplateResult | typeof nothing {
  const fault = faults[field];
  if (fault === undefined) return nothing;
  return html`<p id="${field}-${index}-fault" class="fault" part="fault">${language.say(fault)}</p>`;
}
