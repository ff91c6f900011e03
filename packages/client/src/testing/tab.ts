import type { AnswerOf, Snapshot } from '@bizboost/core/contract';
import { createClient } from '../client.ts';
import type { AnalyticsClient, ClientOptions } from '../options.ts';
import { countQuery } from './counting.ts';

/** What a frame that stands for a tab offers to the page that holds it: a client of its own, in a realm of its own. */
export interface TabWindow extends Window {
  openClient(options: ClientOptions): {
    readonly client: AnalyticsClient;
    /** Watches a count; gives what was said last. */
    watch(of: string): () => Snapshot<AnswerOf<typeof countQuery>>;
  };
}

(window as unknown as TabWindow).openClient = (options) => {
  const client = createClient(options);
  return {
    client,
    watch(of) {
      let last: Snapshot<AnswerOf<typeof countQuery>> = { link: 'connecting' };
      client.watch(countQuery, { of }).subscribe((snapshot) => (last = snapshot));
      return () => last;
    },
  };
};
