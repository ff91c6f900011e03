import { html, nothing, type TemplateResult } from 'lit';
import { icons, type IconName } from '../icons.ts';

/** What stands where numbers would: why there are none, and what can be done. */
export interface Notice {
  readonly icon: IconName | TemplateResult;
  readonly title: string;
  readonly text?: string | undefined;
  /** Small print, e.g. an error's code. */
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly part: string; run(): void } | undefined;
}

/** A calm, centred box. `size`: `body` for a whole element, `panel` for a part of one. */
export function noticeTemplate(notice: Notice, size: 'body' | 'panel'): TemplateResult {
  const { action } = notice;
  return html`<div class="notice in-${size}" part="notice">
    <span class="notice-icon">${typeof notice.icon === 'string' ? icons[notice.icon] : notice.icon}</span>
    <p class="notice-title">${notice.title}</p>
    ${notice.text === undefined ? nothing : html`<p class="notice-text">${notice.text}</p>`}
    ${
      action === undefined
        ? nothing
        : html`<button
            type="button"
            class="button ${size === 'body' ? 'primary' : ''}"
            part=${action.part}
            @click=${() => action.run()}
          >
            ${action.label}
          </button>`
    }
    ${notice.detail === undefined ? nothing : html`<p class="notice-detail number">${notice.detail}</p>`}
  </div>`;
}
