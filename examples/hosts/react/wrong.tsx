// Never run: what the types refuse. The types are wrong where one of these is no error any more.
import type {} from '@bizboost/elements/types/react';
import { LiveDashboard, MetricChart } from '@bizboost/elements/react';

export const refused = [
  // @ts-expect-error a period is text
  <LiveDashboard src="/bizboost" period={7} />,
  // @ts-expect-error there is no such kind of chart
  <MetricChart metric="revenue" type="pie" />,
  // @ts-expect-error a period has no such detail
  <LiveDashboard onPeriodChange={({ detail }) => detail.days} />,
  // @ts-expect-error a period is text
  <live-dashboard src="/bizboost" period={7} />,
  // @ts-expect-error there is no such property
  <live-dashboard source-url="/bizboost" perriod="today" />,
  // @ts-expect-error a card takes a figure, not a text
  <bizboost-metric-card data="seven" />,
  // @ts-expect-error a period has no such detail
  <live-dashboard onbizboost-period-change={({ detail }) => detail.days} />,
];

export const taken = [
  <live-dashboard src="/bizboost" heading-level="3" token-src="/token" className="wide" token={() => 'abc'} />,
  <bizboost-metric-chart metric="orders" by="channel" type="doughnut" headingLevel={4} stale />,
  <post-composer predict-in="browser" onbizboost-post={({ detail }) => detail.post.channel} />,
];
