// Advice for histories of every size: what it says first, how sure, on what evidence; and that it moves without taking anything from its reader.
import { BizBoostError, type SuggestionsAnswer } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeSource, type FakeOptions } from '../../../../stories/fake-source.ts';
import '../content-suggestions.ts';
import type { ActionDetail } from '../kit/events.ts';
import { ground, inside, listening, settle, stand, until, wordsOf, type Ground } from '../testing/stage.ts';
import type { ContentSuggestions } from './content-suggestions.ts';

async function advised(shop: FakeOptions = {}, on: Ground = {}) {
  const place = await ground({ lang: 'en-GB', ...on });
  const source = new FakeSource(shop);
  const advice = await stand<ContentSuggestions>(place, 'content-suggestions', { source });
  await until(() => isShown(advice), 'the first answer');
  await settle();
  return { place, source, advice };
}

const isShown = (advice: Element): boolean => inside(advice, '[part=panels]').getAttribute('aria-busy') === 'false';
const all = (advice: Element, selector: string): HTMLElement[] => [
  ...(advice.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const panel = (advice: Element, name: string): HTMLElement => inside(advice, `.box.${name}`);

describe('advice for a history', () => {
  it('of no post says what holds for most pages, and says so', async () => {
    const { advice } = await advised({ posts: 'none' });
    expect(wordsOf(inside(advice, '[part=few]'))).to.contain('Your posts will teach it');
    expect(wordsOf(panel(advice, 'next'))).to.match(
      /Plan your next post for Sat.*Experience with most pages, not yours/,
    );
    expect(wordsOf(panel(advice, 'times'))).to.contain('Experience with most pages, not yours');
    expect(wordsOf(panel(advice, 'times')), 'engagements nobody has').not.to.match(/engagement/);
    expect(all(advice, '.confidence.high, .confidence.medium')).to.have.length(0);
  });

  it('of three posts says that it is not enough yet, and how many are', async () => {
    const { advice } = await advised({ posts: 'three' });
    expect(wordsOf(inside(advice, '[part=few]'))).to.match(
      /Not enough history yet 3 posts so far.*3 of about 30 posts/,
    );
    expect(wordsOf(panel(advice, 'tips'))).to.contain('Tips need about 30 posts');
    expect(wordsOf(panel(advice, 'record'))).to.contain('No track record yet');
    const planned = wordsOf(panel(advice, 'planned'));
    expect(planned).to.contain('Nothing to go by yet');
    expect(planned, 'a verdict on nothing').to.contain('Too early to judge it');
    expect(planned, 'a score made up').not.to.match(/of 100|confidence|engagement/);
  });

  it('of a few posts tells the range that is usual alone: no place among them, and no track record of ranges', async () => {
    const source = new FakeSource({ posts: 'three' });
    const few = source.advice();
    const [planned] = new FakeSource().advice().content_predictions;
    const ranges = { said: 2, held: 2, share: 1, interval: { low: 0.34, high: 1 } };
    const data = {
      ...few,
      content_predictions: [{ ...planned, basis: 'general', confidence: 'low', suggestions: [] }],
      track_record: { ...few.track_record, intervals: ranges },
    } as SuggestionsAnswer;
    const advice = await stand<ContentSuggestions>(await ground({ lang: 'en-GB' }), 'content-suggestions', { data });
    await until(() => isShown(advice), 'the panels');
    expect(wordsOf(panel(advice, 'planned'))).to.match(/Too early to judge it.*About \d+ engagements/);
    expect(wordsOf(panel(advice, 'planned')), 'a place among three').not.to.match(/of 100|times in 100/);
    expect(wordsOf(panel(advice, 'record'))).to.match(/^How right this was No track record yet/);
  });

  it('tells a lift of nothing as the usual', async () => {
    const whole = new FakeSource().advice();
    const lift = { percent: -0.2, interval: { low: -9, high: 9 } };
    const data = { ...whole, track_record: { ...whole.track_record, lift } };
    const advice = await stand<ContentSuggestions>(await ground({ lang: 'en-GB' }), 'content-suggestions', { data });
    await until(() => isShown(advice), 'the panels');
    expect(wordsOf(panel(advice, 'record'))).to.contain('got about your usual (−9% to +9%)');
  });

  it('of thirty posts is drawn from them, and makes no more of it than they bear', async () => {
    const { advice } = await advised({ posts: 'thirty' });
    expect(all(advice, '[part=few]')).to.have.length(0);
    expect(wordsOf(inside(advice, '[part=history]'))).to.equal('From 34 posts of yours · Lusaka time');
    expect(wordsOf(panel(advice, 'tips'))).to.contain('No habit stands out yet');
  });

  it('of three thousand has tips, topics and a score of itself in a plain sentence', async () => {
    const { advice, source } = await advised();
    const { predictions, high_confidence: high } = source.advice().track_record;
    expect(wordsOf(panel(advice, 'record'))).to.contain(
      `In your last ${predictions.said.toLocaleString('en-GB')} posts, our high-confidence calls were right ${high.held} of ${high.said} times.`,
    );
    expect(all(advice, '.tips .advice').length).to.equal(source.advice().improvement_tips.length);
    expect(all(advice, '.topics .advice').length).to.equal(source.advice().trending_topics.length);
    expect(wordsOf(advice)).not.to.match(/accura|artificial|\bAI\b/i);
  });
});

describe('a piece of advice', () => {
  it('says what to do first, then how sure, in words and by the number of full bars', async () => {
    const { advice } = await advised();
    for (const row of all(advice, '.times .advice, .planned .advice')) {
      const words = wordsOf(row);
      expect(words.indexOf(wordsOf(row.querySelector('.todo') as Element))).to.be.lessThan(words.search(/confidence/));
      const said = /(High|Medium|Low) confidence/.exec(words)?.[1] ?? '';
      expect(row.querySelectorAll('.bars .full')).to.have.length({ Low: 1, Medium: 2, High: 3 }[said] ?? 0);
    }
  });

  it('opens its evidence by keyboard: counts, chance, range, what it was compared with, its track record', async () => {
    const { advice, source } = await advised();
    const [slot] = source.advice().optimal_posting_times.best_times;
    const why = all(advice, '.times .best details')[0] as HTMLDetailsElement;
    expect(why.querySelector('summary')?.getAttribute('aria-label')).to.match(/^Why\? Post on /);
    why.querySelector('summary')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => why.open, 'the evidence');
    const evidence = wordsOf(why);
    expect(evidence).to.contain(`Drawn from ${slot?.post_count} posts of yours`);
    expect(evidence).to.match(/better than your usual (more than )?\d+ times in 100/);
    expect(evidence).to.match(/On average it gets [\d.]+ to [\d.]+ engagements/);
    expect(evidence).to.match(/your usual post, which gets [\d.]+/);
    expect(evidence).to.match(/\d+ of \d+ times we would have named did better/);
  });

  it('that would mend a post says what its confidence is about, and how often the better of two was told', async () => {
    const { advice, source } = await advised();
    const { content_predictions: posts, track_record: record } = source.advice();
    const scores = posts.map(({ predicted_engagement: score }) => score).join('|');
    expect(wordsOf(inside(advice, '.next .advice-sure'))).to.match(
      new RegExp(`^As it is, it scores (${scores}) of 100 (High|Medium|Low) confidence`),
    );
    const evidence = wordsOf(inside(advice, '.next .evidence'));
    const { held, said } = record.pairs;
    expect(evidence).to.contain(
      `That a change helps is less sure: of two posts of a week, we named the better one ${held.toLocaleString('en-GB')} of ${said.toLocaleString('en-GB')} times.`,
    );
  });

  it('tells the page what its reader wants to do', async () => {
    const { advice } = await advised();
    const told: ActionDetail[] = [];
    advice.addEventListener('bizboost-action', (event) => told.push(event.detail));
    for (const name of ['next', 'times .best', 'tips', 'topics']) inside(advice, `.${name} [part=action]`).click();
    expect(told.map(({ action }) => action)).to.deep.equal(['edit-post', 'plan-post', 'use-tip', 'use-topic']);
    expect(told[1]?.id).to.match(/^2\d{3}-\d\d-\d\dT\d\d:00:00\+02:00$/);
    expect(told[2]?.id).to.match(/^(more|less)_/);
  });

  it('offers only what the page carries out', async () => {
    const { advice } = await advised();
    advice.actions = 'use-tip';
    await advice.updateComplete;
    expect(all(advice, '[part=action]').every((button) => button.closest('.tips') !== null)).to.equal(true);
    advice.actions = 'none';
    await advice.updateComplete;
    expect(all(advice, '[part=action]')).to.have.length(0);
  });
});

describe('new advice', () => {
  it('comes without a reload, and leaves open what is open and focus where it is', async () => {
    const { advice, source } = await advised();
    const why = all(advice, '.tips details')[1] as HTMLDetailsElement;
    why.open = true;
    const button = all(advice, '.tips [part=action]')[1] as HTMLElement;
    button.focus();
    source.publish(3);
    await until(() => wordsOf(inside(advice, '[part=history]')).includes('3,003'), 'the new posts');
    expect(all(advice, '.tips details')[1]).to.equal(why);
    expect(why.open).to.equal(true);
    expect(advice.shadowRoot?.activeElement).to.equal(button);
  });

  it('is heard once, and not more often than asked for', async () => {
    const { advice, source } = await advised();
    source.publish();
    source.publish();
    await settle();
    expect(wordsOf(inside(advice, '[role=status]'))).to.equal('');
  });
});

describe('an answer with something broken in it', () => {
  it('costs one panel, says so once, and leaves the others', async () => {
    const source = new FakeSource();
    const broken = { ...source.advice(), improvement_tips: [{ code: 'video' }] } as unknown as SuggestionsAnswer;
    const place = await ground();
    const errors: string[] = [];
    place.addEventListener('bizboost-error', (event) => errors.push(event.detail.code));
    const heard = await listening(async () => {
      const advice = await stand<ContentSuggestions>(place, 'content-suggestions', { data: broken });
      await until(() => isShown(advice), 'the panels');
      advice.requestUpdate();
      await advice.updateComplete;
      expect(wordsOf(panel(advice, 'tips'))).to.contain('This could not be shown');
      expect(wordsOf(panel(advice, 'times'))).to.contain('Post on');
    });
    expect(errors).to.deep.equal(['internal']);
    expect(heard.errors).to.have.length(1);
  });
});

describe('content suggestions', () => {
  for (const width of [280, 360, 768, 1280, 1600]) {
    it(`fit ${width} pixels, everything open`, async () => {
      const { place, advice } = await advised({}, { width });
      for (const details of all(advice, 'details')) (details as HTMLDetailsElement).open = true;
      await settle();
      expect(place.scrollWidth).to.be.at.most(width);
      const edge = place.getBoundingClientRect().right + 1;
      for (const part of all(advice, '.panel, .advice, [part=action]'))
        expect(part.getBoundingClientRect().right, part.className).to.be.at.most(edge);
    });
  }

  it('are as high while they load as the smallest of what comes', async () => {
    const place = await ground({ width: 1280 });
    const source = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
    const advice = await stand<ContentSuggestions>(place, 'content-suggestions', { source });
    await settle();
    // Beside the element itself: the page may be scrolled meanwhile.
    const top = (): number =>
      inside(advice, '[part=panels]').getBoundingClientRect().top - advice.getBoundingClientRect().top;
    const before = top();
    source.become({ link: 'live' });
    source.answerNow();
    await until(() => isShown(advice), 'the answer');
    // A hundredth of a pixel is what Firefox loses when the page stands at a fraction of one.
    expect(top()).to.be.closeTo(before, 0.01);
  });

  it('hide what was shown from whoever is refused', async () => {
    const { advice, source } = await advised();
    source.become({ link: 'denied', error: new BizBoostError('forbidden', 'not yours') });
    await until(() => wordsOf(advice).includes('You do not have access'), 'the refusal');
    expect(wordsOf(advice)).not.to.match(/engagement|of yours/);
  });

  it('let go of their source when they leave, and show what happened meanwhile when they return', async () => {
    const { place, advice, source } = await advised();
    advice.remove();
    await settle();
    expect(source.watchers).to.equal(0);
    source.learn('three');
    place.append(advice);
    await until(() => wordsOf(advice).includes('Not enough history yet'), 'the other history');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`are accessible with everything open, ${scheme}`, async () => {
      const { place, advice } = await advised({}, { scheme });
      for (const details of all(advice, 'details')) (details as HTMLDetailsElement).open = true;
      await settle();
      await expect(place).to.be.accessible();
    });
  }
});
