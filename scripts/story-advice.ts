// node --conditions=bizboost-source scripts/story-advice.ts: what the engine says of histories of several sizes, kept for stories and tests.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { suggestionsQuery } from '@bizboost/core/contract';
import { postHistory } from '../examples/shop/posts.ts';
import { profile } from '../examples/shop/catalogue.ts';
import { randomFrom } from '../examples/shop/random.ts';
import { STORY_NOW } from '../stories/shop-data.ts';

/** Posts, and over how many days. */
const HISTORIES = { none: [0, 0], three: [3, 9], thirty: [34, 60], thousands: [3_000, 900] } as const;

const folder = new URL('../stories/advice/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, [posts, days]] of Object.entries(HISTORIES)) {
  const clock = { now: () => STORY_NOW, schedule: () => () => undefined };
  const analytics = createAnalytics({ adapter: memoryAdapter(), clock });
  const shop = analytics.for('chitenge-house');
  await shop.record([{ kind: 'business', id: 'chitenge-house', ...profile }]);
  const perDay = posts / Math.max(1, days);
  const all = [...postHistory(new Date(STORY_NOW), days, randomFrom(3), perDay * 1.6)];
  const past = all.filter(({ status }) => status === 'published').slice(-posts || all.length);
  const planned = all.filter(({ status }) => status === 'scheduled');
  await shop.record(posts === 0 ? [] : [...past, ...(name === 'three' ? planned.slice(0, 1) : planned)]);
  const answer = await shop.ask(suggestionsQuery, {});
  const code = `import type { SuggestionsAnswer } from '@bizboost/core/contract';\n\nexport const ${name}: SuggestionsAnswer = ${JSON.stringify(answer)};\n`;
  writeFileSync(new URL(`${name}.ts`, folder), code);
  console.log(
    `${name}: ${answer.history.posts} posts, ${answer.improvement_tips.length} tips, ${answer.trending_topics.length} topics, grain ${answer.optimal_posting_times.grain}`,
  );
  await analytics.close();
}
