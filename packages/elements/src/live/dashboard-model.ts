import type { LiveAnswer } from '@bizboost/core/contract';
import type { ActionDetail } from '../kit/events.ts';
import type { MessageCode } from '../kit/i18n/messages.ts';
import type { Language } from '../kit/language.ts';
import type { ChartModel } from '../parts/chart/chart-model.ts';
import type { Notice } from '../parts/notice/notice.ts';
import { cardsOf, channelsChart, productsChart, revenueChart, type LiveCards } from './live-models.ts';

/** An answer as the parts of a dashboard take it, in one language. Made once per answer. */
export interface DashboardModel {
  readonly answer: LiveAnswer;
  readonly language: Language;
  readonly cards: LiveCards;
  readonly charts: Readonly<Record<'revenue' | 'channels' | 'products', ChartModel>>;
  readonly empty: Readonly<Record<'revenue' | 'channels' | 'products' | 'campaigns', Notice>>;
}

/** `offers`: the actions that the page can carry out. */
export function dashboardModel(
  answer: LiveAnswer,
  language: Language,
  offers: ReadonlySet<string>,
  act: (action: ActionDetail) => void,
): DashboardModel {
  const offer = (action: string, code: MessageCode): Notice['action'] =>
    offers.has(action) ? { label: language.say(code), part: 'action', run: () => act({ action }) } : undefined;
  const isToday = answer.period.name === 'today';
  return {
    answer,
    language,
    cards: cardsOf(answer, language),
    charts: {
      revenue: revenueChart(answer, language),
      channels: channelsChart(answer, language),
      products: productsChart(answer, language),
    },
    empty: {
      revenue: {
        icon: 'spark',
        title: language.say(isToday ? 'empty.revenue.today' : 'empty.revenue.other'),
        text: language.say('empty.revenue.hint'),
      },
      channels: {
        icon: 'ring',
        title: language.say('empty.channels'),
        text: language.say('empty.channels.hint'),
        action: offer('connect-channel', 'action.connect_channel'),
      },
      products: { icon: 'bag', title: language.say('empty.products'), text: language.say('empty.products.hint') },
      campaigns: {
        icon: 'megaphone',
        title: language.say('empty.campaigns'),
        text: language.say('empty.campaigns.hint'),
        action: offer('create-campaign', 'action.create_campaign'),
      },
    },
  };
}
