import type { Analytics } from '@bizboost/core';

/** Questions of every kind, over periods that hold days of the application's shop. */
const PERIODS = ['today', 'week', 'month', '2026-02-20..2026-03-01', '2026-02-25..2026-02-25'] as const;
const DIMENSIONS = ['channel', 'campaign', 'product', 'hour', 'weekday'] as const;

/** What a business answers to all of them, as JSON by address: equal content, equal text. */
export async function answersOf(analytics: Analytics, business: string): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {};
  for (const address of addresses(analytics)) {
    const { data } = await analytics.for(business).answer(address);
    answers[address] = JSON.stringify({ ...data, as_of: undefined });
  }
  return answers;
}

function addresses({ metrics }: Analytics): string[] {
  const paths = [
    'analytics/live?',
    'analytics/live/campaign/1?',
    'analytics/live/campaign/2?',
    ...[...metrics.keys()].flatMap((name) => DIMENSIONS.map((by) => `analytics/metrics/${name}?by=${by}&`)),
  ];
  return PERIODS.flatMap((period) => paths.map((path) => `${path}period=${period}`));
}
