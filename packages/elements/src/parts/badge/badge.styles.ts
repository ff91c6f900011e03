import { css } from 'lit';

export const badgeStyles = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.4375rem;
    padding: 0.125rem 0.625rem 0.125rem 0.5rem;
    border: 1px solid var(--_line);
    border-radius: 99rem;
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
  .badge.live,
  .badge.polling {
    color: var(--_positive);
  }
  .badge.reconnecting,
  .badge.delayed,
  .badge.partial,
  .badge.offline {
    color: var(--_warning);
  }
  .badge.stopped {
    color: var(--_negative);
  }
  .badge.offline .dot,
  .badge.paused .dot,
  .badge.stopped .dot {
    border: 1.5px solid;
    background: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .badge.live .dot {
      animation: breathe 2.4s ease-in-out infinite;
    }
    @keyframes breathe {
      50% {
        box-shadow: 0 0 0 0.25rem color-mix(in srgb, currentColor 18%, transparent);
      }
    }
  }
`;
