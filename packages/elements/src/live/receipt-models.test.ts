import { describe, expect, it } from 'vitest';
import { metricAnswer } from '../../../../stories/fake-source.ts';
import { receiptAnswer } from '../../../../stories/fake-receipt.ts';
import { shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import { addMessages } from '../kit/i18n/catalog.ts';
import { enReceipt } from '../kit/i18n/en-receipt.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import { Language } from '../kit/language.ts';
import { receiptModel } from './receipt-models.ts';

const live = shopAnswer({ period: 'week', now: STORY_NOW });
const orders = receiptAnswer(live, 'orders', metricAnswer(live, 'orders'));

describe('a receipt in another language', () => {
  it('puts the colon as that language does, also where one kind of record is all', () => {
    addMessages('fr', { 'chart.value': '{name}\u202f: {value}' });
    const { blocks } = receiptModel(orders, new Language('fr', { ...liveEnglish, ...enReceipt }));
    const records = blocks.find(({ name }) => name === 'records');
    expect(records?.lines.map(({ label }) => label)).toEqual(['Records counted\u202f: Sales']);
  });
});
