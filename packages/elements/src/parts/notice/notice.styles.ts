import { css } from 'lit';

export const noticeStyles = css`
  .notice {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.25rem;
    block-size: 100%;
    padding: 1rem;
    text-align: center;
  }
  .notice.in-body {
    min-block-size: 22rem;
    padding: 2.5rem 1.5rem;
  }
  .notice-icon {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin-block-end: 0.5rem;
    border-radius: 50%;
    background: var(--_sunken);
    color: var(--_muted);
  }
  .notice-icon .icon {
    inline-size: 1.375rem;
    block-size: 1.375rem;
  }
  .notice-title {
    font-weight: 600;
    text-wrap: balance;
  }
  .notice.in-body .notice-title {
    font-size: var(--_text-lg);
  }
  .notice-text {
    max-inline-size: 26rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .notice .button {
    margin-block-start: 0.75rem;
  }
  .notice-detail {
    margin-block-start: 0.75rem;
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
`;
