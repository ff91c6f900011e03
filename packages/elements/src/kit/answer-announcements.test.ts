import { describe, expect, it } from 'vitest';
import { AnswerAnnouncements } from './answer-announcements.ts';
import type { Announcer } from './announcer.ts';
import { Language } from './language.ts';
import type { Mark, Phase, View } from './state/view-of.ts';

const english = new Language('en-GB');
const view = (phase: Phase, mark: Mark): View => ({ phase, mark, isStale: false });

function listen(): {
  readonly hear: (shown: View, now?: number) => void;
  readonly news: string[];
  readonly numbers: string[];
} {
  const [news, numbers]: [string[], string[]] = [[], []];
  const announcer = {
    news: (words: string) => news.push(words),
    numbers: (words: string) => numbers.push(words),
  } as unknown as Announcer;
  const announcements = new AnswerAnnouncements(announcer);
  return {
    news,
    numbers,
    hear: (shown, now = 0) =>
      announcements.hear(shown, shown.phase === 'ready' ? 'Revenue K 5,443.' : undefined, english, now),
  };
}

describe('what is told of an element’s life', () => {
  it('is a wait longer than a second, once, and its end', () => {
    const { hear, news } = listen();
    hear(view('loading', 'connecting'), 0);
    hear(view('loading', 'connecting'), 900);
    expect(news).toEqual([]);

    hear(view('loading', 'connecting'), 1_000);
    hear(view('slow', 'connecting'), 11_000);
    hear(view('ready', 'live'), 12_000);
    expect(news).toEqual(['Loading your numbers', 'Your numbers have loaded.']);
  });

  it('is the link lost and found, once each', () => {
    const { hear, news } = listen();
    hear(view('ready', 'live'));
    hear(view('ready', 'reconnecting'));
    hear(view('ready', 'reconnecting'));
    hear(view('ready', 'connecting'));
    hear(view('ready', 'offline'));
    hear(view('ready', 'live'));
    hear(view('ready', 'live'));
    expect(news).toEqual(['Live updates interrupted. Showing the last numbers.', 'Live updates are back.']);
  });

  it('is the answer in a sentence, while there is one', () => {
    const { hear, numbers } = listen();
    hear(view('error', 'none'));
    hear(view('ready', 'live'));
    expect(numbers).toEqual(['Revenue K 5,443.']);
  });
});
