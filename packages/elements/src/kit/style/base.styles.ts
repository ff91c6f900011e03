import { css } from 'lit';
import { paperStyles } from './paper.styles.ts';

/** What every shadow root starts from: box, type, focus, buttons, what is only for screen readers, placeholders, paper. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    font-family: var(--_font);
    font-size: var(--_text-md);
    line-height: 1.45;
    letter-spacing: normal;
    text-align: start;
    color: var(--_text);
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  [hidden] {
    display: none !important;
  }

  .panel {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
  }
  .heading {
    font-size: var(--_text-md);
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  .number {
    font-variant-numeric: tabular-nums lining-nums;
  }
  .missing {
    color: var(--_warning);
    font-size: var(--_text-sm);
  }
  .only-spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  section:focus-visible {
    border-radius: var(--_radius);
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_text-sm);
    font-weight: 550;
    cursor: pointer;
  }
  .button:hover {
    background: var(--_sunken);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .link {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 550;
    text-align: start;
    cursor: pointer;
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .link .icon {
    inline-size: 0.875em;
    block-size: 0.875em;
  }
  @media (pointer: coarse) {
    .button,
    .link {
      min-block-size: 2.75rem;
    }
  }

  .icon {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :host(:dir(rtl)) .icon.directed {
    transform: scaleX(-1);
  }

  .placeholder {
    display: inline-block;
    max-inline-size: 100%;
    border-radius: 0.375rem;
    background: var(--_sunken);
    color: transparent;
    user-select: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .placeholder {
      animation: wait 1.6s ease-in-out infinite alternate;
    }
    @keyframes wait {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.55;
      }
    }
  }

  .failure {
    display: grid;
    justify-items: start;
    gap: 0.75rem;
    padding: 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  ${paperStyles}
`;
