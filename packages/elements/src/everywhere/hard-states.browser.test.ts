// Every element that asks, in the states in which dashboards usually fail their readers.
import { BizBoostError, driversQuery, metricQuery, receiptQuery } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import type { DescribedElement } from '../testing/manifest.ts';
import { alive, asking, drawn, type AnyElement } from '../testing/every-element.ts';
import { everyElement, ground, listening, settle, stand, until, wordsOf } from '../testing/stage.ts';

const gone = new BizBoostError('unavailable', 'connect ECONNREFUSED 10.0.3.7:5432');
const states = (made: Element): string[] =>
  ['loading', 'live', 'stale', 'partial', 'error', 'denied', 'offline'].filter((state) =>
    made.matches(`:state(${state})`),
  );

const within = (made: Element, selector: string): HTMLElement[] =>
  everyElement(made.shadowRoot as ShadowRoot).filter((one): one is HTMLElement => one.matches(selector));

function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement;
  return element;
}

/** What is done to an element on a source, and what must then be so of every one. */
interface HardState {
  readonly title: string;
  readonly of?: (element: DescribedElement) => boolean;
  prove(element: DescribedElement, place: HTMLElement): Promise<void>;
}

const TABLE: readonly HardState[] = [
  {
    title: 'says why there is nothing, and shows no number that is none (state empty)',
    async prove(element, place) {
      const made = await alive(place, element, { source: new FakeSource({ shop: 'empty' }) });
      expect(wordsOf(made)).to.match(/No |Nothing|not yet|will teach|0/i);
      expect(wordsOf(made)).not.to.match(/NaN|undefined|null|Infinity/);
      expect(wordsOf(made)).not.to.contain('could not');
    },
  },
  {
    title: 'has the same words of its own for what is empty, until the page has some (state empty)',
    of: ({ slots = [] }) => slots.some(({ name }) => name === 'empty'),
    async prove(element, place) {
      const made = await alive(place, element, { source: new FakeSource({ shop: 'empty' }) });
      made.innerHTML = '<p slot="empty">Open on Monday</p>';
      await drawn(made);
      const [slot] = within(made, 'slot[name=empty]') as HTMLSlotElement[];
      expect(slot?.assignedElements()[0]?.checkVisibility()).to.equal(true);
    },
  },
  {
    title: 'is busy with a frame, then is not (state first-load)',
    async prove(element, place) {
      const source = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
      const made = await stand<AnyElement>(place, element.tagName, { source, metric: 'revenue' } as never);
      await until(() => source.watchers === 1, 'the watch');
      await drawn(made);
      expect(states(made)).to.deep.equal(['loading']);
      expect(made.getBoundingClientRect().height).to.be.greaterThan(60);
      if (element.tagName !== 'post-composer')
        expect(within(made, '[aria-busy=true]').length, 'busy').to.be.greaterThan(0);
      source.become({ link: 'live' });
      source.answerNow();
      await until(() => made.matches(':state(live)'), 'the numbers');
      await drawn(made);
      await until(() => within(made, '[aria-busy=true]').length === 0, 'the end of being busy');
    },
  },
  {
    title: 'says so in a short sentence, with a way to try again that keeps the focus (state error-without-data)',
    async prove(element, place) {
      const source = new FakeSource({ shop: 'silent', link: { link: 'failed', error: gone, attempt: 1 } });
      let tries = 0;
      source.reconnect = () => {
        tries += 1;
        source.become({ link: 'connecting', error: gone, attempt: tries + 1 });
        source.become({ link: 'failed', error: gone, attempt: tries + 1 });
      };
      const made = await stand<AnyElement>(place, element.tagName, { source, metric: 'revenue' } as never);
      const retry = await until(
        () => within(made, '[part~=retry], [part~=action]').find((one) => one.matches('button')),
        'the button',
      );
      expect(states(made)).to.deep.equal(['error']);
      expect(wordsOf(made)).not.to.contain('10.0.3.7');
      retry.focus();
      retry.click();
      await drawn(made);
      expect(tries).to.equal(1);
      expect(focused()).to.equal(retry);
      source.answerNow();
      source.become({ link: 'live' });
      await until(() => made.matches(':state(live)'), 'the numbers after all');
    },
  },
  {
    title: 'keeps its last good numbers, marked, and loses them with another question (state error-with-data)',
    async prove(element, place) {
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      const before = numbersIn(made);
      source.become({ link: 'failed', error: gone, attempt: 3 });
      await drawn(made);
      expect(states(made)).to.deep.equal(['stale']);
      if (element.tagName !== 'post-composer')
        expect(numbersIn(made).filter((number) => before.includes(number))).not.to.deep.equal([]);
      const other = new FakeSource({ shop: 'silent', link: { link: 'failed', error: gone, attempt: 1 } });
      made['source'] = other;
      await until(() => other.watchers === 1 && states(made).join() === 'error', 'the other source to fail');
      await drawn(made);
      expect(numbersIn(made).filter((number) => before.includes(number))).to.deep.equal([]);
    },
  },
  {
    title: 'is told apart by its state, once each (state lost-link)',
    async prove(element, place) {
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      const told: string[] = [];
      let errors = 0;
      made.addEventListener('bizboost-status', ({ detail }) => told.push(detail.mark));
      made.addEventListener('bizboost-error', () => (errors += 1));
      for (const attempt of [1, 2, 3]) source.become({ link: 'failed', error: gone, attempt });
      await drawn(made);
      source.become({ link: 'failed', error: new BizBoostError('not_found', 'no such business') });
      await drawn(made);
      source.become({ link: 'live' });
      await drawn(made);
      expect(told).to.deep.equal(['reconnecting', 'stopped', 'live']);
      expect(errors, 'one of each kind').to.equal(2);
    },
  },
  {
    title: 'takes new numbers in one go, with nothing blank in between (state refresh)',
    async prove(element, place) {
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      const told: string[] = [];
      made.addEventListener('bizboost-status', ({ detail }) => told.push(detail.phase));
      const shapes = new Set<number>();
      for (let update = 0; update < 10; update += 1) {
        source.sell(100);
        source.publish();
        await made.updateComplete;
        shapes.add(within(made, '.placeholder, [aria-busy=true]').length);
        expect(states(made)).to.deep.equal(['live']);
      }
      expect(told).to.deep.equal([]);
      expect(shapes.size, 'the same boxes throughout').to.equal(1);
    },
  },
  {
    title: 'keeps what it knows while offline, and goes on by itself (state offline)',
    async prove(element, place) {
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      const before = numbersIn(made);
      source.become({ link: 'offline' });
      await drawn(made);
      expect(states(made)).to.deep.equal(['stale', 'offline']);
      expect(source.reconnects).to.equal(0);
      if (element.tagName !== 'post-composer')
        expect(numbersIn(made).filter((number) => before.includes(number))).not.to.deep.equal([]);
      source.become({ link: 'live' });
      await drawn(made);
      expect(states(made)).to.deep.equal(['live']);
    },
  },
  {
    title: 'shows what there is, and says what is missing (state partial)',
    async prove(element, place) {
      const source = new FakeSource({ shop: 'vast' });
      const made = await stand<AnyElement>(place, element.tagName, { source, metric: 'revenue' } as never);
      await until(() => made.matches(':state(partial)'), 'the answer');
      await until(() => /too large to show/.test(wordsOf(made)), 'the words');
      expect(wordsOf(made)).not.to.match(/NaN|undefined|null|Infinity/);
    },
  },
  {
    title: 'leaves nothing of what was seen before, and tries nothing again (state denied)',
    async prove(element, place) {
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      const before = [...numbersIn(made), 'Chitenge', 'Kapana', 'Easter'];
      source.become({ link: 'denied', error: new BizBoostError('forbidden', 'not yours') });
      await drawn(made);
      const markup = everyElement(made.shadowRoot as ShadowRoot)
        .map((one) => [...one.attributes].map(({ value }) => value).join(' '))
        .join(' ');
      const left = before.filter((number) => `${wordsOf(made)} ${markup}`.includes(number));
      expect(left).to.deep.equal([]);
      expect(states(made)).to.deep.equal(['denied']);
      expect(source.reconnects).to.equal(0);
      expect((made['asking'] as { state: { answer?: unknown } }).state.answer).to.equal(undefined);
    },
  },
  {
    title: 'fits 280 px with the largest numbers, which do not jitter (state extreme-numbers)',
    async prove(element, place) {
      place.style.inlineSize = '280px';
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      for (const amount of [9_000_000_000_000, -18_000_000_000_000]) {
        source.sell(amount);
        await drawn(made);
        expect(made.scrollWidth).to.be.at.most(280);
        expect(wordsOf(made)).not.to.match(/NaN|undefined|null|Infinity|-0\b|e\+/);
      }
      for (const value of within(made, '[part~=value]'))
        expect(getComputedStyle(value).fontVariantNumeric).to.contain('tabular-nums');
    },
  },
  {
    title: 'reads an answer of a newer service as far as it understands it (state unknown-version)',
    of: ({ members }) => members.some(({ name }) => name === 'data'),
    async prove(element, place) {
      const source = new FakeSource();
      const answer = await newest(element, source);
      const plain = await stand<AnyElement>(place, element.tagName, { data: answer, metric: 'revenue' } as never);
      const newer = await stand<AnyElement>(place, element.tagName, {
        data: { ...answer, schema_version: 99, of_tomorrow: { a: [1, 2, 3] } },
        metric: 'revenue',
      } as never);
      await until(() => numbersIn(plain).length > 0 || element.tagName === 'post-composer', 'numbers');
      await drawn(newer);
      expect(wordsOf(newer)).to.equal(wordsOf(plain));
    },
  },
  {
    title: 'keeps the last good numbers when what comes cannot be read (state unknown-version)',
    async prove(element, place) {
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      const before = numbersIn(made);
      source.become({ link: 'live', error: new BizBoostError('invalid_record', 'Expected string at "/revision"') });
      await drawn(made);
      expect(states(made)).to.deep.equal(['stale']);
      if (element.tagName !== 'post-composer')
        expect(numbersIn(made).filter((number) => before.includes(number))).not.to.deep.equal([]);
    },
  },
  {
    title: 'calls what it is handed unreadable, warns once, and lives (state unknown-version)',
    of: ({ members }) => members.some(({ name }) => name === 'data'),
    async prove(element, place) {
      const heard = await listening(async () => {
        const made = await stand<AnyElement>(place, element.tagName, {
          data: { of: 'tomorrow' },
          metric: 'revenue',
        } as never);
        await drawn(made);
        made['data'] = { of: 'the day after' };
        await drawn(made);
        expect(states(made)).to.deep.equal(['error']);
      });
      expect(heard.thrown).to.deep.equal([]);
      expect(heard.errors).to.deep.equal([]);
      expect(new Set(heard.warnings).size).to.equal(heard.warnings.length);
    },
  },
];

for (const { title, of = () => true, prove } of TABLE) {
  describe(`an element ${title}`, () => {
    for (const element of asking.filter(of)) {
      it(`<${element.tagName}>`, async () => prove(element, await ground()));
    }
  });
}

describe('an element without a source', () => {
  for (const { tagName } of asking) {
    it(`says so calmly, and to the developer once: <${tagName}> (state unconfigured)`, async () => {
      const place = await ground();
      const heard = await listening(async () => {
        const made = [await stand<AnyElement>(place, tagName), await stand<AnyElement>(place, tagName)];
        for (const one of made) await until(() => wordsOf(one).includes('Not connected yet'), 'the words');
        await settle();
        expect(made.flatMap(states)).to.deep.equal([]);
      });
      expect(heard.warnings.filter((warning) => warning.includes(`<${tagName}>`))).to.have.length(1);
      expect(heard.warnings.join()).to.match(/README/);
      expect(heard.errors).to.deep.equal([]);
    });
  }
});

/** The numbers of three digits and more that people can read, and sentences made of numbers. */
function numbersIn(made: Element): readonly string[] {
  const numbers = wordsOf(made).match(/\d[\d,.]{2,}\d/g) ?? [];
  return [...new Set([...numbers, ...within(made, '[part~=summary]').map(wordsOf)])];
}

/** The answer to what an element asks. */
async function newest({ tagName }: DescribedElement, source: FakeSource): Promise<object> {
  if (/content|composer|times/.test(tagName)) return source.advice();
  if (/drivers/.test(tagName)) return source.ask(driversQuery, { name: 'revenue', period: 'today' });
  if (/receipt/.test(tagName)) return source.ask(receiptQuery, { name: 'revenue', period: 'today' });
  if (/metric/.test(tagName)) return source.ask(metricQuery, { name: 'revenue', period: 'today' });
  return source.live('today');
}
