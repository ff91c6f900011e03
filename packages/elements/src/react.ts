/** The elements as React components: properties typed, events as `on…` props. React 19 needs them only for the types of events. */
import { createComponent, type EventName } from '@lit/react';
// The default import: server rendering replaces `createElement` on it.
import React from 'react';
import { CampaignTable as CampaignTableElement } from './campaign-table.ts';
import { BestTimes as BestTimesElement } from './best-times.ts';
import { ContentSuggestions as ContentSuggestionsElement } from './content-suggestions.ts';
import type { ActionDetail, ErrorDetail, PeriodChangeDetail, PostDetail, StatusDetail } from './kit/events.ts';
import { LiveDashboard as LiveDashboardElement } from './live-dashboard.ts';
import { MetricCard as MetricCardElement } from './metric-card.ts';
import { MetricChart as MetricChartElement } from './metric-chart.ts';
import { MetricDrivers as MetricDriversElement } from './metric-drivers.ts';
import { MetricReceipt as MetricReceiptElement } from './metric-receipt.ts';
import { PeriodPicker as PeriodPickerElement } from './period-picker.ts';
import { PostComposer as PostComposerElement } from './post-composer.ts';
import { TakeAway as TakeAwayElement } from './take-away.ts';

const onPeriodChange = 'bizboost-period-change' as EventName<CustomEvent<PeriodChangeDetail>>;
const onAction = 'bizboost-action' as EventName<CustomEvent<ActionDetail>>;
const onPost = 'bizboost-post' as EventName<CustomEvent<PostDetail>>;
const onStatus = 'bizboost-status' as EventName<CustomEvent<StatusDetail>>;
const onError = 'bizboost-error' as EventName<CustomEvent<ErrorDetail>>;

/** `<live-dashboard>` */
export const LiveDashboard = createComponent({
  react: React,
  tagName: 'live-dashboard',
  elementClass: LiveDashboardElement,
  events: { onPeriodChange, onAction, onStatus, onBizboostError: onError },
});

/** `<bizboost-metric-card>` */
export const MetricCard = createComponent({
  react: React,
  tagName: 'bizboost-metric-card',
  elementClass: MetricCardElement,
  events: { onAction, onStatus, onBizboostError: onError },
});

/** `<bizboost-metric-chart>` */
export const MetricChart = createComponent({
  react: React,
  tagName: 'bizboost-metric-chart',
  elementClass: MetricChartElement,
  events: { onAction, onStatus, onBizboostError: onError },
});

/** `<bizboost-metric-drivers>` */
export const MetricDrivers = createComponent({
  react: React,
  tagName: 'bizboost-metric-drivers',
  elementClass: MetricDriversElement,
  events: { onStatus, onBizboostError: onError },
});

/** `<bizboost-metric-receipt>` */
export const MetricReceipt = createComponent({
  react: React,
  tagName: 'bizboost-metric-receipt',
  elementClass: MetricReceiptElement,
  events: { onStatus, onBizboostError: onError },
});

/** `<bizboost-campaign-table>` */
export const CampaignTable = createComponent({
  react: React,
  tagName: 'bizboost-campaign-table',
  elementClass: CampaignTableElement,
  events: { onAction, onStatus, onBizboostError: onError },
});

/** `<bizboost-take-away>` */
export const TakeAway = createComponent({
  react: React,
  tagName: 'bizboost-take-away',
  elementClass: TakeAwayElement,
  events: { onBizboostError: onError },
});

/** `<bizboost-period-picker>` */
export const PeriodPicker = createComponent({
  react: React,
  tagName: 'bizboost-period-picker',
  elementClass: PeriodPickerElement,
  events: { onPeriodChange },
});

/** `<content-suggestions>` */
export const ContentSuggestions = createComponent({
  react: React,
  tagName: 'content-suggestions',
  elementClass: ContentSuggestionsElement,
  events: { onAction, onStatus, onBizboostError: onError },
});

/** `<post-composer>` */
export const PostComposer = createComponent({
  react: React,
  tagName: 'post-composer',
  elementClass: PostComposerElement,
  events: { onPost, onStatus, onBizboostError: onError },
});

/** `<bizboost-best-times>` */
export const BestTimes = createComponent({
  react: React,
  tagName: 'bizboost-best-times',
  elementClass: BestTimesElement,
  events: { onStatus, onBizboostError: onError },
});
