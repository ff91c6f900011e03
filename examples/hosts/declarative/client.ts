// In this order: Lit learns to take over what a server drew, then the elements do.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import '@bizboost/elements/best-times';
import '@bizboost/elements/content-suggestions';
import '@bizboost/elements/live-dashboard';
import '@bizboost/elements/metric-drivers';
import '@bizboost/elements/metric-receipt';
import '@bizboost/elements/post-composer';
import '@bizboost/elements/take-away';
import { addMessages } from '@bizboost/elements/i18n';
import type {} from '@bizboost/elements/events';

addMessages('de', { 'dashboard.title': 'Der Laden jetzt', 'card.revenue': 'Umsatz' });

const told = document.querySelector('#told')!;
document.addEventListener('bizboost-period-change', ({ detail }) => (told.textContent = `Period: ${detail.period}`));
document.addEventListener('bizboost-action', ({ detail }) => (told.textContent = `${detail.action}: ${detail.name}`));
