import { test } from 'vitest';
import { askAlike } from './ask-alike.ts';
import { seeds } from './asked-worlds.ts';
import { askedStores } from './stores-asked.ts';

for (const { title, suite } of askedStores) {
  suite(`Whatever is brought and asked, ${title} answers as memory does`, (ways) => {
    test.for(seeds)('in the world of seed %i', { timeout: 600_000 }, (seed) => askAlike(seed, ways()));
  });
}
