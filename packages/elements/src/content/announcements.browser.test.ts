// What a screen reader hears of advice and of drafts while time passes.
import { BizBoostError } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { FakeSource, type FakeOptions } from '../../../../stories/fake-source.ts';
import { STORY_NOW } from '../../../../stories/shop-data.ts';
import '../content-suggestions.ts';
import '../post-composer.ts';
import { holdTime, type PageTime } from '../testing/page-time.ts';
import { ground, inside, settle, stand, until, wordsOf } from '../testing/stage.ts';
import type { ContentSuggestions } from './content-suggestions.ts';
import type { PostComposer } from './post-composer.ts';

let time: PageTime;
beforeEach(() => {
  time = holdTime(STORY_NOW);
});
afterEach(() => time.release());

const heardOf = (element: Element): string => wordsOf(inside(element, '[role=status]'));

async function advised(shop: FakeOptions = {}) {
  const source = new FakeSource(shop);
  const advice = await stand<ContentSuggestions>(await ground({ lang: 'en-GB' }), 'content-suggestions', { source });
  await until(() => inside(advice, '[part=panels]').getAttribute('aria-busy') === 'false', 'the first answer');
  await settle();
  return { source, advice };
}

async function comparing() {
  const source = new FakeSource();
  const composer = await stand<PostComposer>(await ground({ lang: 'en-GB' }), 'post-composer', { source });
  await foretold(composer);
  return { source, composer };
}

/** Lets the author pause, and the outlook of what was written come. */
async function foretold(composer: PostComposer): Promise<void> {
  await until(() => composer.shadowRoot?.querySelector('[part=outlook]') != null, 'the form');
  await time.pass(200);
  const isThere = (outlook: Element): boolean =>
    outlook.getAttribute('aria-busy') === 'false' &&
    outlook.querySelector('[part=score] strong:not(:has(.placeholder))') !== null;
  await until(() => [...(composer.shadowRoot?.querySelectorAll('[part=outlook]') ?? [])].every(isThere), 'the outlook');
}

async function write(composer: PostComposer, id: string, value: string): Promise<void> {
  const field = inside<HTMLTextAreaElement>(composer, `#${id}`);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await composer.updateComplete;
}

describe('of advice is heard', () => {
  it('nothing while it is what was there from the beginning', async () => {
    const { advice, source } = await advised();
    await time.pass(61_000);
    source.publish(3);
    await time.pass(61_000);
    expect(heardOf(advice)).to.equal('');
  });

  it('what is to be done now, once that has become another thing', async () => {
    const { advice, source } = await advised();
    source.learn('three');
    await time.pass(31_000);
    expect(heardOf(advice)).to.match(/^New advice\. \w/);
  });

  it('nothing new after a connection was lost and came back, but that', async () => {
    const { advice, source } = await advised();
    const error = new BizBoostError('unavailable', 'gone');
    for (const attempt of [1, 2, 3, 4]) {
      source.become({ link: 'failed', error, attempt });
      await time.pass(1_000);
    }
    expect(heardOf(advice)).to.equal('Live updates interrupted. Showing the last numbers.');
    source.become({ link: 'live' });
    await time.pass(61_000);
    expect(heardOf(advice)).to.equal('Live updates are back.');
  });
});

describe('of drafts is heard', () => {
  it('which of two should do better, also while the second is written', async () => {
    const { composer } = await comparing();
    await write(composer, 'caption-0', 'One line');
    await foretold(composer);
    await time.pass(6_000);
    expect(heardOf(composer)).to.match(/^Score \d+ of 100/);
    inside(composer, '[part=compare]').click();
    await settle();
    inside<HTMLInputElement>(composer, '.draft:nth-child(2) input[value=video]').click();
    await foretold(composer);
    await time.pass(6_000);
    const shown = wordsOf(inside(composer, '[part=comparison] span'));
    expect(heardOf(composer)).to.equal(shown);
  });
});
