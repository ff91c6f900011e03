import { css } from 'lit';

export const badgeStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.625rem;
    min-block-size: 1.75rem;
    margin-block-start: 0.25rem;
    font-size: var(--_text-sm);
  }
  /* On the ground it stands on, so in its colour. */
  .age,
  .when,
  .as-of {
    color: color-mix(in srgb, currentColor 78%, transparent);
  }
  .as-of {
    display: none;
    order: 1;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.4375rem;
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--_line);
    border-radius: 9rem;
    background: var(--_surface);
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 600;
  }
  .dot {
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: currentColor;
  }
  @media (forced-colors: active) {
    .dot {
      forced-color-adjust: none;
    }
  }
  .badge:is(.live, .polling) {
    color: var(--_positive);
  }
  .badge:is(.reconnecting, .delayed, .partial, .offline) {
    color: var(--_warning);
  }
  .badge.stopped {
    color: var(--_negative);
  }
  :is(.offline, .paused, .stopped) > .dot {
    border: 1.5px solid;
    background: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .live .dot {
      animation: breathe 2.4s ease-in-out infinite;
    }
    @keyframes breathe {
      50% {
        box-shadow: 0 0 0 0.25rem color-mix(in srgb, currentColor 18%, transparent);
      }
    }
  }
  @media print {
    .badge,
    .age {
      display: none;
    }
    .as-of {
      display: inline;
    }
  }
`;
