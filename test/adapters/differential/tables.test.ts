import { memoryAdapter, type BusinessId } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { bizboostTables } from '@bizboost/adapters/postgres';
import { expect, onTestFinished, test } from 'vitest';
import {
  APPLICATION_BUSINESS,
  applicationTables,
  insertsOf,
  randomApplication,
} from '../../../packages/adapters/src/testing/bizboost-application.ts';
import { Choices } from '../../../packages/core/src/testing/data-random.ts';
import { describeService } from '../../services/describe-service.ts';
import { tablesStores } from '../tables/application-databases.ts';
import { again, QUESTIONS_PER_WORLD, seeds } from './asked-worlds.ts';
import { randomAnswerQuestion, randomSumsQuestion, type AskedWorld } from './random-question.ts';
import { Side } from './side.ts';

const SHOP = APPLICATION_BUSINESS.id as BusinessId;
const BUILT_IN = bizboostTables({ currency: 'ZMW', businesses: [APPLICATION_BUSINESS] });
const WORLD: AskedWorld = {
  words: {
    channel: ['facebook', 'whatsapp', 'website', 'in_store'],
    type: ['impression', 'click', 'conversion', 'share', 'checkout_started'],
    campaign: ['1', '2', '3'],
    product: ['101', '102'],
    post: ['11', '12'],
    currency: ['ZMW', 'USD', 'JPY', 'KWD'],
  },
  timezone: APPLICATION_BUSINESS.timezone,
  from: Date.UTC(2026, 1, 20),
  now: Date.UTC(2026, 2, 3, 12, 5, 11),
  isOfOneWriter: true,
};

for (const { title, service, types, connect, open } of tablesStores) {
  describeService(service, `Whatever is asked, tables answer as the same records in memory: ${title}`, ({ room }) => {
    test.for(seeds)('in the world of seed %i', { timeout: 600_000 }, async (seed) => {
      const shop = randomApplication(seed);
      const { url } = await room();
      const application = await connect(url);
      onTestFinished(() => application.close());
      await application.run('BEGIN');
      for (const statement of [...applicationTables(types), ...insertsOf(shop, types)])
        await application.run(statement);
      await application.run('COMMIT');
      const clock = createFakeClock(WORLD.now);
      const tables = await Side.open([() => open(url, BUILT_IN)], clock);
      onTestFinished(() => tables.close());
      const memory = await Side.open([memoryAdapter], clock);
      onTestFinished(() => memory.close());
      await memory.record({ engine: 0, business: SHOP, records: shop.records });

      const choices = new Choices(seed);
      const questions = Array.from({ length: QUESTIONS_PER_WORLD }, () => ({
        ...choices.oneOf([randomSumsQuestion, randomAnswerQuestion])(choices, WORLD),
        business: SHOP,
        way: 0,
      }));
      for (const question of questions)
        expect(await tables.ask(question), again(seed, question)).toEqual(await memory.ask(question));
    });
  });
}
