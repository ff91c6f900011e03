// A post is written: its outlook follows what is typed, suggestions are one press away, and nothing that was typed is ever lost.
import {
  BizBoostError,
  predictCommand,
  suggestionsQuery,
  type AnalyticsSource,
  type PostDraft,
  type Prediction,
} from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { outlookOf } from '../../../../stories/advice-data.ts';
import { FakeSource, type FakeOptions } from '../../../../stories/fake-source.ts';
import { postingShop } from '../../../../stories/posting-shop.ts';
import '../post-composer.ts';
import type { PostDetail } from '../kit/events.ts';
import { ground, inside, settle, stand, until, wordsOf, type Ground } from '../testing/stage.ts';
import type { PostComposer } from './post-composer.ts';

async function writing(shop: FakeOptions = {}, on: Ground = {}) {
  const place = await ground({ lang: 'en-GB', ...on });
  const source = new FakeSource(shop);
  const composer = await stand<PostComposer>(place, 'post-composer', { source });
  await until(() => scoreOf(composer) !== '', 'the first score');
  return { place, source, composer };
}

type Field = HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;
const field = (composer: Element, id: string): Field => inside<Field>(composer, `#${id}`);
const scoreOf = (composer: Element, index = 0): string =>
  composer.shadowRoot?.querySelectorAll('[part=score] strong:not(:has(.placeholder))')[index]?.textContent?.trim() ??
  '';

function write(composer: Element, id: string, value: string): void {
  const input = field(composer, id);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const choose = (composer: Element, media: string, index = 0): void => {
  const radio = composer.shadowRoot?.querySelectorAll<HTMLInputElement>(`input[value=${media}]`)[index];
  radio?.click();
};
const apply = (composer: Element, words: string): void => inside(composer, `[aria-label*="${words}"]`).click();
const submit = (composer: Element): void => inside(composer, '[part=submit]').click();

function posts(composer: PostComposer, onPost?: (event: Event) => void): PostDetail['post'][] {
  const told: PostDetail['post'][] = [];
  composer.addEventListener('bizboost-post', (event) => {
    told.push(event.detail.post);
    onPost?.(event);
  });
  return told;
}

describe('the outlook of a draft', () => {
  it('follows what is typed, the newest draft alone, once the author pauses', async () => {
    const { source, composer } = await writing();
    const before = [scoreOf(composer), source.drafts.length] as const;
    for (const caption of ['W', 'Wh', 'Which one is yours?']) write(composer, 'caption-0', caption);
    await until(() => scoreOf(composer) !== before[0], 'another score');
    expect(source.drafts.slice(before[1]).map((draft) => 'caption' in draft && draft.caption)).to.deep.equal([
      'Which one is yours?',
    ]);
  });

  it('is never that of an older draft, however late that answer comes', async () => {
    const { source, composer } = await writing();
    const waiting: (() => void)[] = [];
    source.beforeAnswering = () => new Promise((resolve) => waiting.push(resolve));
    write(composer, 'caption-0', 'A long story about nothing');
    await until(() => waiting.length === 1, 'the first question');
    choose(composer, 'video');
    await until(() => waiting.length === 2, 'the second question');
    waiting[1]?.();
    await until(() => inside(composer, '.outlook').getAttribute('aria-busy') === 'false', 'the second answer');
    const score = scoreOf(composer);
    waiting[0]?.();
    await settle();
    expect(scoreOf(composer)).to.equal(score);
  });

  it('has a range, a confidence in words and shape, factors with their signs, and its evidence', async () => {
    const { composer } = await writing();
    choose(composer, 'video');
    await until(() => wordsOf(inside(composer, '[part=factors]')).includes('+24%'), 'the video');
    const outlook = wordsOf(inside(composer, '[part=outlook]'));
    expect(outlook).to.match(/About \d+ engagements Four times in five between \d+ and \d+/);
    expect(outlook).to.match(/(Low|Medium|High) confidence/);
    expect(inside(composer, '[part=factors] .less').querySelector('.factor-share')).not.to.equal(null);
    expect(wordsOf(inside(composer, 'details.why'))).to.match(
      /In your last [\d,]+ posts, our .*calls .*were right [\d,]+ of [\d,]+ times/,
    );
  });

  it('has a heading for each of its parts, below its own', async () => {
    const { composer } = await writing();
    const levels = [...inside(composer, '[part=outlook]').querySelectorAll('[role=heading]')].map((heading) => [
      wordsOf(heading),
      heading.getAttribute('aria-level'),
    ]);
    expect(levels).to.deep.equal([
      ['How it will do', '3'],
      ['What would help', '4'],
      ['What it is made of', '4'],
    ]);
    expect([...field(composer, 'channel-0').options].map(({ textContent }) => textContent)).to.include('Facebook');
  });

  it('of a business without posts is said to be none, with no number made up', async () => {
    const place = await ground();
    const composer = await stand<PostComposer>(place, 'post-composer', { source: new FakeSource({ posts: 'none' }) });
    await until(() => wordsOf(composer).includes('Nothing to go by yet'), 'the words');
    expect(wordsOf(inside(composer, '[part=outlook]'))).not.to.match(/\d+ of 100|engagements|confidence/);
  });

  it('is worked out in the page where a predictor is given, at every letter and without the source', async () => {
    const place = await ground();
    const asked: string[] = [];
    const predictor = (draft: PostDraft): Prediction => {
      asked.push(draft.caption ?? '');
      return outlookOf(draft, 'thousands');
    };
    const composer = await stand<PostComposer>(place, 'post-composer', { predictor, timezone: 'Africa/Lusaka' });
    for (const caption of ['W', 'Wh', 'Why?']) {
      write(composer, 'caption-0', caption);
      await composer.updateComplete;
      expect(asked.at(-1)).to.equal(caption);
      expect(scoreOf(composer)).to.equal(
        String(outlookOf({ channel: 'facebook', caption }, 'thousands').predicted_engagement),
      );
    }
    expect(wordsOf(composer)).not.to.contain('Not connected');
  });

  it('is worked out in the page where the host chooses that: to the digit as by the service, which sees no draft', async () => {
    const place = await ground({ lang: 'en-GB' });
    const shop = await postingShop(60);
    // Learned beforehand: it takes as long as the machine is busy.
    await shop.ask(suggestionsQuery, {});
    const acted: unknown[] = [];
    const source: AnalyticsSource = {
      ask: (...asked) => shop.ask(...asked),
      watch: (...asked) => shop.watch(...asked),
      act: (command, input) => {
        acted.push(input);
        return shop.act(command, input);
      },
    };
    const composer = await stand<PostComposer>(place, 'post-composer', { source, predictIn: 'browser' });
    expect(composer.getAttribute('predict-in')).to.equal(null);
    await until(() => scoreOf(composer) !== '', 'the first score');
    choose(composer, 'video');
    for (const caption of ['W', 'Wh', 'Which one is yours?']) {
      write(composer, 'caption-0', caption);
      await composer.updateComplete;
      const told = (await shop.act(predictCommand, { channel: 'facebook', media: 'video', caption })) as Prediction;
      expect(scoreOf(composer)).to.equal(String(told.predicted_engagement));
      expect(wordsOf(inside(composer, '[part=outlook]'))).to.contain(`About ${told.expected} engagements`);
    }
    inside(composer, '[part=compare]').click();
    await composer.updateComplete;
    choose(composer, 'none', 1);
    await composer.updateComplete;
    expect(wordsOf(inside(composer, '[part=comparison]'))).to.match(/Draft A should do better: \d\d times in 100/);
    expect(acted).to.deep.equal([]);
  }).timeout(60_000);

  it('is asked of the service where the page cannot be given what it needs', async () => {
    const place = await ground({ lang: 'en-GB' });
    const source = new FakeSource();
    const composer = await stand<PostComposer>(place, 'post-composer', { source, predictIn: 'browser' });
    await until(() => scoreOf(composer) !== '', 'the first score');
    expect(source.drafts.length).to.be.greaterThan(0);
  });

  it('that cannot be worked out leaves the form as it is, says so, and can be tried again', async () => {
    const { source, composer } = await writing();
    source.beforeAnswering = () => Promise.reject(new BizBoostError('unavailable', '10.0.3.7 refused'));
    write(composer, 'caption-0', 'Still here');
    await until(() => wordsOf(composer).includes('could not be worked out'), 'the words');
    expect(field(composer, 'caption-0').value).to.equal('Still here');
    expect(wordsOf(composer)).not.to.contain('10.0.3.7');
    source.beforeAnswering = () => Promise.resolve();
    write(composer, 'caption-0', 'Still here?');
    await until(() => !wordsOf(composer).includes('could not be worked out'), 'the next');
  });

  it('changes when the business has posted more, without a letter typed', async () => {
    const { source, composer } = await writing();
    const asked = source.drafts.length;
    source.publish();
    await until(() => source.drafts.length === asked + 1, 'the question asked anew');
    expect(composer.isConnected).to.equal(true);
  });
});

describe('a suggestion', () => {
  it('is applied with one press, and taken back with another', async () => {
    const { composer } = await writing();
    write(composer, 'caption-0', 'Mine');
    apply(composer, 'Post on');
    await composer.updateComplete;
    expect(field(composer, 'when-0').value).to.equal('2026-03-06T19:00');
    expect(wordsOf(inside(composer, '.said'))).to.contain('Applied: Post on Fri');
    await until(() => composer.shadowRoot?.activeElement === inside(composer, '[part=undo]'), 'the focus on undo');

    await sendKeys({ press: 'Enter' });
    await until(() => field(composer, 'when-0').value === '', 'the time as before');
    expect(field(composer, 'caption-0').value).to.equal('Mine');
  });

  it('chooses what the post shows', async () => {
    const { composer } = await writing();
    apply(composer, 'Make it a video');
    await composer.updateComplete;
    expect(inside<HTMLInputElement>(composer, 'input[value=video]').checked).to.equal(true);
  });

  it('that only the author can follow leads to the words', async () => {
    const { composer } = await writing();
    choose(composer, 'video');
    write(composer, 'caption-0', 'x'.repeat(140));
    await until(() => inside(composer, '[aria-label*="Shorten"]'), 'the suggestion');
    apply(composer, 'Shorten');
    const caption = field(composer, 'caption-0');
    expect(composer.shadowRoot?.activeElement).to.equal(caption);
    expect([caption.selectionStart, caption.selectionEnd]).to.deep.equal([100, 140]);
    expect(caption.value).to.have.length(140);
  });
});

describe('a finished post', () => {
  it('is handed to the page as a record, and the form is empty for the next', async () => {
    const { composer } = await writing();
    const told = posts(composer);
    write(composer, 'channel-0', 'instagram');
    choose(composer, 'image');
    write(composer, 'caption-0', 'Wrap dress in a new print.');
    write(composer, 'hashtags-0', '#new lusaka');
    write(composer, 'when-0', '2099-03-05T18:00');
    await composer.updateComplete;
    expect(wordsOf(inside(composer, '[part=submit]'))).to.equal('Schedule');
    submit(composer);
    const { id, ...post } = told[0] as PostDetail['post'];
    expect(id).to.match(/^post-[0-9a-f]{32}$/);
    expect(post).to.deep.equal({
      kind: 'post',
      channel: 'instagram',
      media: 'image',
      status: 'scheduled',
      scheduled_at: '2099-03-05T18:00:00+02:00',
      caption: 'Wrap dress in a new print.',
      hashtags: ['new', 'lusaka'],
    });
    await composer.updateComplete;
    await settle();
    expect([field(composer, 'caption-0').value, field(composer, 'when-0').value]).to.deep.equal(['', '']);
    expect(field(composer, 'channel-0').value).to.equal('instagram');

    inside(composer, '[part=undo]').click();
    await until(() => field(composer, 'caption-0').value !== '', 'what was typed');
    expect(field(composer, 'when-0').value).to.equal('2099-03-05T18:00');
  });

  it('stays in the form where the page takes it over, until the page clears it', async () => {
    const { composer } = await writing();
    const told = posts(composer, (event) => event.preventDefault());
    write(composer, 'caption-0', 'Not saved yet');
    submit(composer);
    await settle();
    expect(told).to.have.length(1);
    expect(field(composer, 'caption-0').value).to.equal('Not saved yet');
    composer.clear();
    await composer.updateComplete;
    expect(field(composer, 'caption-0').value).to.equal('');
  });

  it('is none while something is wrong: that is said beside its field, which gets the focus', async () => {
    const { composer } = await writing();
    const told = posts(composer);
    write(composer, 'when-0', '2001-01-01T10:00');
    submit(composer);
    await composer.updateComplete;
    await settle();
    expect(told).to.have.length(0);
    const caption = field(composer, 'caption-0');
    expect(composer.shadowRoot?.activeElement).to.equal(caption);
    for (const [id, words] of [
      ['caption-0', 'Write something, or choose what it shows.'],
      ['when-0', 'This time has passed. Choose a later one, or leave it empty.'],
    ] as const) {
      expect(field(composer, id).getAttribute('aria-invalid')).to.equal('true');
      const described = field(composer, id).getAttribute('aria-describedby')?.split(' ') ?? [];
      expect(described.map((part) => wordsOf(inside(composer, `#${part}`))).join(' ')).to.contain(words);
    }
    write(composer, 'caption-0', 'Now there is something');
    await composer.updateComplete;
    expect(caption.getAttribute('aria-invalid')).to.equal('false');
  });
});

describe('two drafts', () => {
  it('are compared: which should do better, how likely, how sure', async () => {
    const { source, composer } = await writing();
    write(composer, 'caption-0', 'One');
    inside(composer, '[part=compare]').click();
    await until(() => composer.shadowRoot?.activeElement === field(composer, 'caption-1'), 'the focus on the second');
    expect(field(composer, 'caption-1').value).to.equal('One');
    write(composer, 'caption-1', 'Which one?');
    choose(composer, 'video', 1);
    await until(
      () => wordsOf(inside(composer, '[part=comparison]')).includes('Draft B should do better'),
      'the comparison',
    );
    expect(wordsOf(inside(composer, '[part=comparison]'))).to.match(/\d\d times in 100\. (Low|Medium|High) confidence/);
    expect(source.drafts.at(-1)).to.have.property('drafts').with.length(2);
    expect(Number(scoreOf(composer, 1))).to.be.greaterThan(Number(scoreOf(composer, 0)));

    inside(composer, '[part=compare]').click();
    await until(() => composer.shadowRoot?.querySelector('#caption-1') === null, 'one draft alone');
    expect(field(composer, 'caption-0').value).to.equal('One');
  });

  it('are compared by a predictor in the page, or by the ranges of one that only predicts', async () => {
    const place = await ground();
    const predict = (draft: PostDraft): Prediction => outlookOf(draft, 'thousands');
    const compare = () => ({ better: 1, probability: 0.71, confidence: 'medium' as const });
    const composer = await stand<PostComposer>(place, 'post-composer', { predictor: { predict, compare } });
    inside(composer, '[part=compare]').click();
    await composer.updateComplete;
    choose(composer, 'video', 1);
    await composer.updateComplete;
    const told = (): string => wordsOf(inside(composer, '[part=comparison]'));
    expect(told()).to.match(/Draft B should do better: 71 times in 100\. Medium confidence/);
    composer.predictor = predict;
    await composer.updateComplete;
    expect(told()).to.match(/Draft B should do better: \d\d times in 100\. (Low|Medium|High) confidence/);
    expect(told()).not.to.contain('71');
  });
});

describe('the composer', () => {
  it('is used by keyboard alone, from the channel to the post', async () => {
    const { composer } = await writing();
    const told = posts(composer);
    field(composer, 'channel-0').focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Hello Lusaka' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '#new' });
    await sendKeys({ press: 'Enter' });
    await until(() => told.length === 1, 'the post');
    expect(told[0]).to.include({ caption: 'Hello Lusaka', media: 'image', status: 'published' });
  });

  it('keeps what was typed when the way to the service is lost, refused and found again', async () => {
    const { source, composer } = await writing();
    write(composer, 'caption-0', 'Typed on the bus');
    for (const link of [
      { link: 'failed', error: new BizBoostError('unavailable', 'gone'), attempt: 2 },
      { link: 'offline' },
      { link: 'denied', error: new BizBoostError('unauthenticated', 'expired') },
      { link: 'live' },
    ] as const) {
      source.become(link);
      await composer.updateComplete;
      expect(field(composer, 'caption-0').value).to.equal('Typed on the bus');
    }
    await until(() => scoreOf(composer) !== '', 'the score again');
  });

  it('takes a draft that the page hands over', async () => {
    const { composer } = await writing();
    composer.draft = {
      channel: 'whatsapp',
      caption: 'From the list',
      media: 'link',
      scheduled_at: '2099-03-05T16:00:00Z',
    };
    await composer.updateComplete;
    await settle();
    expect([
      field(composer, 'channel-0').value,
      field(composer, 'caption-0').value,
      field(composer, 'when-0').value,
    ]).to.deep.equal(['whatsapp', 'From the list', '2099-03-05T18:00']);
    expect(inside<HTMLInputElement>(composer, 'input[value=link]').checked).to.equal(true);
  });

  it('names the fields of two drafts apart for who hears them, and lists nothing where nothing would help', async () => {
    const { composer } = await writing();
    inside(composer, '[part=compare]').click();
    await until(() => scoreOf(composer, 1) !== '', 'the second score');
    const forms = [...(composer.shadowRoot?.querySelectorAll('form') ?? [])];
    expect(forms.map((form) => form.getAttribute('aria-label'))).to.deep.equal(['Draft A', 'Draft B']);
    const lists = [...(composer.shadowRoot?.querySelectorAll('ul, ol') ?? [])];
    expect(lists.filter((list) => list.children.length === 0)).to.have.length(0);
  });

  it('of a page with a handful of posts tells what to expect, and no place among them', async () => {
    const place = await ground({ lang: 'en-GB' });
    const own = new FakeSource().advice().content_predictions[0] as Prediction;
    const predictor = (): Prediction => ({ ...own, basis: 'general', confidence: 'low', suggestions: [] });
    const composer = await stand<PostComposer>(place, 'post-composer', { predictor });
    write(composer, 'caption-0', 'New cloth');
    await until(() => /About \d+ engagements/.test(wordsOf(inside(composer, '[part=outlook]'))), 'the outlook');
    const outlook = wordsOf(inside(composer, '[part=outlook]'));
    expect(outlook).to.contain('Experience with most pages, not yours');
    expect(outlook).not.to.match(/of 100|times in 100|confidence/);
  });

  it('offers the channels that the page names', async () => {
    const { composer } = await writing();
    composer.channels = 'telegram instagram';
    await composer.updateComplete;
    const names = [...field(composer, 'channel-0').options].map((option) => option.text);
    expect(names).to.deep.equal(['Telegram', 'Instagram']);
  });

  it('tells a screen reader of a new score, at most every five seconds', async () => {
    const { composer } = await writing();
    const heard = inside(composer, '[role=status]');
    expect(wordsOf(heard)).to.equal('');
    for (const caption of ['O', 'On', 'One?']) {
      write(composer, 'caption-0', caption);
      await composer.updateComplete;
    }
    expect(wordsOf(heard)).to.equal('');
  });

  for (const width of [280, 360, 768, 1280, 1600]) {
    it(`fits ${width} pixels, with one draft and with two`, async () => {
      const { place, composer } = await writing({}, { width });
      expect(place.scrollWidth).to.be.at.most(width);
      inside(composer, '[part=compare]').click();
      await until(() => scoreOf(composer, 1) !== '', 'the second score');
      expect(place.scrollWidth).to.be.at.most(width);
    });
  }

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible with two drafts and their faults, ${scheme}`, async () => {
      const { place, composer } = await writing({}, { scheme });
      inside(composer, '[part=compare]').click();
      await until(() => scoreOf(composer, 1) !== '', 'the second score');
      for (const button of composer.shadowRoot?.querySelectorAll<HTMLElement>('[part=submit]') ?? []) {
        button.click();
        await composer.updateComplete;
      }
      inside<HTMLDetailsElement>(composer, 'details').open = true;
      await settle();
      expect(composer.shadowRoot?.querySelectorAll('[part=fault]').length).to.be.greaterThan(0);
      await expect(place).to.be.accessible();
    });
  }
});
