// Written by scripts/editor-data.mjs from custom-elements.json.
import type { BestTimes } from './best-times.class.ts';
import type { CampaignTable } from './campaign-table.class.ts';
import type { ContentSuggestions } from './content-suggestions.class.ts';
import type { LiveDashboard } from './live-dashboard.class.ts';
import type { MetricCard } from './metric-card.class.ts';
import type { MetricChart } from './metric-chart.class.ts';
import type { MetricDrivers } from './metric-drivers.class.ts';
import type { MetricReceipt } from './metric-receipt.class.ts';
import type { PeriodPicker } from './period-picker.class.ts';
import type { PostComposer } from './post-composer.class.ts';
import type { TakeAway } from './take-away.class.ts';
import type { Tag } from './kit/tag.ts';

/** Every tag of the package: what it takes and what it tells. What `types/react`, `types/vue` and `types/svelte` are made of. */
export interface Tags {
  /** A heat map of 7 × 24 hours, read by eye, by keys, or as a table. */
  'bizboost-best-times': Tag<
    BestTimes,
    'headingLevel' | 'loading' | 'stale' | 'label' | 'data' | 'src' | 'business' | 'tokenSrc' | 'token' | 'source',
    { 'heading-level': 'headingLevel'; 'token-src': 'tokenSrc' },
    'bizboost-status' | 'bizboost-error'
  >;
  /** A live, sortable table of campaigns. */
  'bizboost-campaign-table': Tag<
    CampaignTable,
    | 'data'
    | 'emptyNotice'
    | 'plain'
    | 'sort'
    | 'label'
    | 'headingLevel'
    | 'loading'
    | 'stale'
    | 'period'
    | 'noExport'
    | 'src'
    | 'business'
    | 'tokenSrc'
    | 'token'
    | 'source',
    { 'heading-level': 'headingLevel'; 'no-export': 'noExport'; 'token-src': 'tokenSrc' },
    'bizboost-action' | 'bizboost-status' | 'bizboost-error'
  >;
  /** A card with one live metric: its value, trend, the value before, and a small line. */
  'bizboost-metric-card': Tag<
    MetricCard,
    | 'metric'
    | 'data'
    | 'label'
    | 'headingLevel'
    | 'loading'
    | 'stale'
    | 'period'
    | 'noExport'
    | 'src'
    | 'business'
    | 'tokenSrc'
    | 'token'
    | 'source',
    { 'heading-level': 'headingLevel'; 'no-export': 'noExport'; 'token-src': 'tokenSrc' },
    'bizboost-action' | 'bizboost-status' | 'bizboost-error'
  >;
  /** A live chart of one metric, with its data table. */
  'bizboost-metric-chart': Tag<
    MetricChart,
    | 'metric'
    | 'by'
    | 'type'
    | 'data'
    | 'emptyNotice'
    | 'asTable'
    | 'label'
    | 'headingLevel'
    | 'loading'
    | 'stale'
    | 'period'
    | 'noExport'
    | 'src'
    | 'business'
    | 'tokenSrc'
    | 'token'
    | 'source',
    { 'as-table': 'asTable'; 'heading-level': 'headingLevel'; 'no-export': 'noExport'; 'token-src': 'tokenSrc' },
    'bizboost-action' | 'bizboost-status' | 'bizboost-error'
  >;
  /** What moved a metric against the same time before, live. */
  'bizboost-metric-drivers': Tag<
    MetricDrivers,
    | 'by'
    | 'data'
    | 'metric'
    | 'label'
    | 'headingLevel'
    | 'loading'
    | 'stale'
    | 'period'
    | 'noExport'
    | 'src'
    | 'business'
    | 'tokenSrc'
    | 'token'
    | 'source',
    { 'heading-level': 'headingLevel'; 'no-export': 'noExport'; 'token-src': 'tokenSrc' },
    'bizboost-status' | 'bizboost-error'
  >;
  /** How a metric's number came about, to be checked and copied as JSON. */
  'bizboost-metric-receipt': Tag<
    MetricReceipt,
    | 'data'
    | 'metric'
    | 'label'
    | 'headingLevel'
    | 'loading'
    | 'stale'
    | 'period'
    | 'noExport'
    | 'src'
    | 'business'
    | 'tokenSrc'
    | 'token'
    | 'source',
    { 'heading-level': 'headingLevel'; 'no-export': 'noExport'; 'token-src': 'tokenSrc' },
    'bizboost-status' | 'bizboost-error'
  >;
  /** Today, this week, this month, or any days. */
  'bizboost-period-picker': Tag<PeriodPicker, 'period', {}, 'bizboost-period-change'>;
  /** A button whose menu makes files of what an element shows. */
  'bizboost-take-away': Tag<TakeAway, 'htmlFor' | 'label' | 'of', { for: 'htmlFor' }, 'bizboost-error'>;
  /** All content advice in one tag. */
  'content-suggestions': Tag<
    ContentSuggestions,
    'headingLevel' | 'announce' | 'actions' | 'label' | 'data' | 'src' | 'business' | 'tokenSrc' | 'token' | 'source',
    { 'heading-level': 'headingLevel'; 'token-src': 'tokenSrc' },
    'bizboost-action' | 'bizboost-status' | 'bizboost-error'
  >;
  /** A whole live dashboard in one tag. */
  'live-dashboard': Tag<
    LiveDashboard,
    | 'label'
    | 'headingLevel'
    | 'announce'
    | 'actions'
    | 'remember'
    | 'data'
    | 'period'
    | 'noExport'
    | 'src'
    | 'business'
    | 'tokenSrc'
    | 'token'
    | 'source',
    { 'heading-level': 'headingLevel'; 'no-export': 'noExport'; 'token-src': 'tokenSrc' },
    'bizboost-period-change' | 'bizboost-action' | 'bizboost-status' | 'bizboost-error'
  >;
  /** A form for a post with its outlook beside it, while typing. */
  'post-composer': Tag<
    PostComposer,
    | 'headingLevel'
    | 'channels'
    | 'timezone'
    | 'announce'
    | 'draft'
    | 'predictIn'
    | 'predictor'
    | 'label'
    | 'data'
    | 'src'
    | 'business'
    | 'tokenSrc'
    | 'token'
    | 'source',
    { 'heading-level': 'headingLevel'; 'predict-in': 'predictIn'; 'token-src': 'tokenSrc' },
    'bizboost-post' | 'bizboost-status' | 'bizboost-error'
  >;
}
