import { memoryAdapter } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { expect } from 'vitest';
import { Choices } from '../../../packages/core/src/testing/data-random.ts';
import { RECORD_WORDS } from '../../../packages/core/src/testing/random-records.ts';
import { again, QUESTIONS_PER_WORLD } from './asked-worlds.ts';
import { randomAnswerQuestion, randomRecordsQuestion, randomSumsQuestion, type Question } from './random-question.ts';
import { DAY_MS, randomBusinesses, RandomDeliveries, WORLD_FROM, type WorldBusiness } from './random-world.ts';
import { Side } from './side.ts';
import type { Way } from './stores-asked.ts';

const SITTINGS = 2;
const ROUNDS = 5;
const PER_ROUND = QUESTIONS_PER_WORLD / SITTINGS / ROUNDS;

/**
 * Records that come in random deliveries to a store and to memory, and after each of them random questions to both. Everything is closed
 * and opened again in between. Throws at the first difference, with what it takes to see it again.
 */
export async function askAlike(seed: number, ways: readonly Way[]): Promise<void> {
  const choices = new Choices(seed);
  const businesses = randomBusinesses(choices, seed);
  const deliveries = new RandomDeliveries(businesses, ways.length);
  const memory = memoryAdapter();
  const inMemory = ways.map(() => () => ({ ...memory, close: async () => {} }));
  for (let sitting = 0; sitting < SITTINGS; sitting++) {
    const now = WORLD_FROM + (10 + 14 * sitting) * DAY_MS + choices.below(14 * DAY_MS);
    const clock = createFakeClock(now);
    const sides = [await Side.open(ways, clock), await Side.open(inMemory, clock)] as const;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const brought = deliveries.next(choices, now);
        const questions = Array.from({ length: PER_ROUND }, () => randomQuestion(choices, businesses, now));
        const [came, expected] = await Promise.all(
          sides.map(async (side) => [
            ...(await Promise.all(brought.map((delivery) => side.record(delivery)))),
            ...(await Promise.all(questions.map((question) => side.ask(question)))),
          ]),
        );
        for (const [index, asked] of [...brought.map(asReceipt), ...questions].entries())
          expect(came?.[index], again(seed, asked)).toEqual(expected?.[index]);
      }
    } finally {
      for (const side of sides) await side.close();
    }
  }
}

function randomQuestion(choices: Choices, businesses: readonly WorldBusiness[], now: number): Question {
  const { id, timezone, writer } = choices.oneOf(businesses);
  const world = { words: RECORD_WORDS, timezone, from: WORLD_FROM, now, isOfOneWriter: writer !== undefined };
  const kinds = [randomSumsQuestion, randomSumsQuestion, randomAnswerQuestion, randomAnswerQuestion];
  const question = choices.oneOf([...kinds, randomRecordsQuestion])(choices, world);
  const way = question.ask === 'answer' && question.engine === 'writer' ? (writer as number) : choices.below(4);
  return { ...question, business: id, way };
}

function asReceipt({ engine, business, records }: { engine: number; business: unknown; records: readonly unknown[] }) {
  return { ask: 'receipt', engine, business, records: records.length };
}
