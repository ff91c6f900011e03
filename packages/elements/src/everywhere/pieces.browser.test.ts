// What pages lean on in every element: its slots, its events, its registry, and that its failure stays its own.
import { expect } from '@open-wc/testing';
import { BizBoostError } from '@bizboost/core/contract';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { defineElement, type Definable } from '../kit/define.ts';
import { EVENT_SHAPES } from '../kit/events.ts';
import { alive, asks, described, drawn, type AnyElement } from '../testing/every-element.ts';
import { everyElement, ground, inside, listening, stand, until, wordsOf } from '../testing/stage.ts';

const gone = new BizBoostError('unavailable', 'connect ECONNREFUSED 10.0.3.7:5432');

/** The lives in which an element has all its slots. */
const LIVES: Readonly<Record<string, () => FakeSource | undefined>> = {
  live: () => new FakeSource(),
  empty: () => new FakeSource({ shop: 'empty' }),
  failed: () => new FakeSource({ shop: 'silent', link: { link: 'failed', error: gone, attempt: 1 } }),
  denied: () => new FakeSource({ shop: 'silent', link: { link: 'denied' } }),
  unconfigured: () => undefined,
};
/** Slots for what only a page can have: there is nothing of ours in them. */
const FOR_THE_PAGE_ALONE = new Set(['actions', 'footer', 'status']);

describe('a slot', () => {
  for (const { tagName, slots = [] } of described) {
    for (const { name } of slots) {
      it(`<${tagName}> ${name} has words of its own until the page brings some, and again when they go (row 7)`, async () => {
        const place = await ground();
        const lives = Object.values(LIVES).map((source) =>
          Object.assign(document.createElement(tagName) as AnyElement, { source: source(), metric: 'revenue' }),
        );
        place.append(...lives);
        const isOurs = !FOR_THE_PAGE_ALONE.has(name);
        const slotOf = (made: Element): HTMLSlotElement | null =>
          made.shadowRoot?.querySelector<HTMLSlotElement>(`slot[name=${name}]`) ?? null;
        const made = await until(
          () =>
            lives.find((one) => slotOf(one) !== null && (!isOurs || (slotOf(one)?.textContent?.trim() ?? '') !== '')),
          'a life that shows the slot',
        );
        const words = (): string =>
          (slotOf(made)?.assignedNodes({ flatten: true }) ?? []).map((node) => node.textContent?.trim()).join('');
        const before = words();

        const mine = Object.assign(document.createElement('b'), { slot: name, textContent: 'Mine' });
        made.append(mine);
        await drawn(made);
        expect(words()).to.equal('Mine');
        expect(mine.checkVisibility()).to.equal(true);
        mine.remove();
        await drawn(made);
        expect(words()).to.equal(before);
      });
    }
  }
});

describe('an event', () => {
  for (const { tagName, events } of described) {
    it(`of <${tagName}> is heard on the document where it says so, and can be refused where it says so (row 6)`, async () => {
      const host = (await ground()).appendChild(document.createElement('div'));
      const made = await stand<AnyElement>(host.attachShadow({ mode: 'open' }), tagName);
      for (const { name } of events) {
        const {
          bubbles = false,
          composed = false,
          cancelable = false,
        } = EVENT_SHAPES[name as keyof typeof EVENT_SHAPES];
        let heard = 0;
        const refuse = (event: Event): void => {
          heard += 1;
          event.preventDefault();
        };
        document.addEventListener(name, refuse);
        const wasAccepted = (made['emit'] as (name: string, detail: object) => boolean).call(made, name, {});
        document.removeEventListener(name, refuse);
        expect(heard, name).to.equal(bubbles && composed ? 1 : 0);
        expect(wasAccepted, name).to.equal(!(bubbles && cancelable));
      }
    });
  }
});

describe('an attribute that is taken away while the element stands', () => {
  for (const element of described) {
    it(`restores the default: <${element.tagName}> (row 4)`, async () => {
      const place = await ground();
      const made = await alive(place, element);
      for (const { name, fieldName } of element.attributes.filter((one) => !['src', 'token-src'].includes(one.name))) {
        const initial = (document.createElement(element.tagName) as AnyElement)[fieldName];
        made.setAttribute(name, '3');
        await made.updateComplete;
        made.removeAttribute(name);
        await made.updateComplete;
        expect(made[fieldName], name).to.equal(initial);
        expect(made[fieldName], name).not.to.equal(null);
      }
    });
  }
});

describe('a registry of one’s own', () => {
  for (const element of described) {
    const { tagName } = element;
    it(`holds <${tagName}> and its pieces, apart from the page’s (row 15)`, async function () {
      const registry = scopedRegistry();
      if (registry === undefined) return this.skip(); // this engine has none
      defineElement(tagName, customElements.get(tagName) as unknown as Definable, registry);
      const host = (await ground()).appendChild(document.createElement('div'));
      const root = host.attachShadow({ mode: 'open', customElementRegistry: registry } as ShadowRootInit);
      const source = new FakeSource();
      root.innerHTML = `<${tagName}></${tagName}>`;
      const made = root.firstElementChild as AnyElement;
      Object.assign(made, { source, metric: 'revenue' });
      if (asks(element)) await until(() => made.matches(':state(live)'), 'the first answer');
      await drawn(made);
      expect(registryOf(made)).to.equal(registry);
      const pieces = everyElement(made.shadowRoot as ShadowRoot).filter(({ localName }) => localName.includes('-'));
      for (const piece of pieces) {
        expect(piece.matches(':defined'), piece.localName).to.equal(true);
        expect(registryOf(piece), piece.localName).to.equal(registry);
      }
      const before = wordsOf(made);
      source.sell(900);
      source.learn('thirty');
      if (asks(element)) await until(() => wordsOf(made) !== before, 'what happens next');
    });
  }

  it('is not needed for a second name', async () => {
    const place = await ground();
    for (const { tagName } of described) {
      defineElement(`other-${tagName}`, customElements.get(tagName) as unknown as Definable);
      const made = await stand<AnyElement>(place, `other-${tagName}`, {
        source: new FakeSource(),
      } as Partial<AnyElement>);
      expect(made.shadowRoot?.childElementCount, tagName).to.be.greaterThan(0);
    }
  });
});

describe('what cannot be drawn', () => {
  for (const element of described) {
    const { tagName } = element;
    it(`is a box of its own, told once, tried again, and takes nothing with it: <${tagName}> (row 56)`, async () => {
      const place = await ground();
      const source = new FakeSource();
      const [made, sibling] = [await alive(place, element, { source }), await alive(place, element, { source })];
      const told: unknown[] = [];
      place.addEventListener('bizboost-error', ({ detail }) => told.push(detail));
      const heard = await listening(async () => {
        Object.defineProperty(made, 'render', {
          configurable: true,
          value: () => {
            throw new Error('poison at 10.0.3.7');
          },
        });
        made.requestUpdate();
        await drawn(made);
        made.requestUpdate();
        await drawn(made);
      });
      expect(heard.thrown).to.deep.equal([]);
      expect(heard.errors).to.have.length(1);
      expect(told).to.have.length(1);
      expect(told[0]).to.include({ code: 'internal', retryable: false });
      expect(JSON.stringify(told)).not.to.contain('poison');
      expect(inside(made, '[part=error]').getAttribute('role')).to.equal('group');
      expect(wordsOf(made)).not.to.contain('poison');

      const before = wordsOf(sibling);
      source.sell(900);
      source.learn('thirty');
      if (asks(element)) await until(() => wordsOf(sibling) !== before, 'its sibling to go on');
      Reflect.deleteProperty(made, 'render');
      inside(made, '[part=error] [part=retry]').click();
      await drawn(made);
      expect(made.shadowRoot?.querySelector('[part=error]')).to.equal(null);
      expect(wordsOf(made)).to.equal(wordsOf(sibling));
    });
  }
});

const registryOf = (element: Element): unknown =>
  (element as { customElementRegistry?: unknown }).customElementRegistry;

/** A registry apart from the page's, where the engine has them for shadow roots too. */
function scopedRegistry(): CustomElementRegistry | undefined {
  try {
    const registry = new CustomElementRegistry();
    const root = document
      .createElement('div')
      .attachShadow({ mode: 'open', customElementRegistry: registry } as ShadowRootInit);
    return (root as { customElementRegistry?: unknown }).customElementRegistry === registry ? registry : undefined;
  } catch {
    return undefined;
  }
}
