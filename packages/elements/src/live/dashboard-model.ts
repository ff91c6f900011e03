import type { LiveAnswer } from '@bizboost/core/contract';
import type { ActionDetail } from '../kit/events.ts';
import type { MessageCode } from '../kit/i18n/messages.ts';
import type { Language } from '../kit/language.ts';
import type { ChartModel } from '../parts/chart/chart-model.ts';
import type { Notice } from '../parts/notice/notice.ts';
import type { CardModel } from '../parts/card/card-model.ts';
import {
  campaignsCard,
  channelsChart,
  engagementCard,
  engagementsCard,
  productsChart,
  revenueCard,
  revenueChart,
} from './live-models.ts';

/** An answer as the parts of a dashboard take it, in one language. Made once per answer. */
export interface DashboardModel {
  readonly answer: LiveAnswer;
  readonly language: Language;
  readonly cards: Readonly<Record<'revenue' | 'engagementRate' | 'campaigns' | 'engagements', CardModel>>;
  readonly charts: Readonly<Record<'revenue' | 'channels' | 'products', ChartModel>>;
  /** For the table. What the answer lacks is said above, once for all. */
  readonly table: LiveAnswer;
  readonly empty: Readonly<Record<'revenue' | 'channels' | 'products' | 'campaigns', Notice>>;
}

/** What the page does for people beyond the dashboard. */
export interface PageActions {
  offers(action: string): boolean;
  act(action: ActionDetail): void;
}

/** Each part is made on its own: what cannot be made fails in the element that shows it, and the others live on. */
export function dashboardModel(answer: LiveAnswer, language: Language, page: PageActions): DashboardModel {
  const offer = (action: string, code: MessageCode): Notice['action'] =>
    page.offers(action) ? { label: language.say(code), part: 'action', run: () => page.act({ action }) } : undefined;
  const chart = (make: (answer: LiveAnswer, language: Language) => ChartModel): ChartModel =>
    orBroken(() => {
      const model = make(answer, language);
      return model.action === undefined || page.offers(model.action) ? model : { ...model, action: undefined };
    });
  const isToday = answer.period.name === 'today';
  return {
    answer,
    language,
    cards: {
      revenue: orBroken(() => revenueCard(answer, language)),
      engagementRate: orBroken(() => engagementCard(answer, language)),
      campaigns: orBroken(() => campaignsCard(answer, language)),
      engagements: orBroken(() => engagementsCard(answer, language)),
    },
    charts: { revenue: chart(revenueChart), channels: chart(channelsChart), products: chart(productsChart) },
    table: answer.missing === undefined ? answer : { ...answer, freshness: 'fresh', missing: undefined },
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

/** What is made, or a model that throws the reason as soon as it is read. */
function orBroken<Model extends object>(make: () => Model): Model {
  try {
    return make();
  } catch (error) {
    const get = (): never => {
      throw error;
    };
    return Object.defineProperties(
      {},
      { label: { get }, value: { get }, categories: { get }, series: { get } },
    ) as Model;
  }
}
