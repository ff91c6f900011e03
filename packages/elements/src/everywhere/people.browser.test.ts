// Who reads by ear, by keyboard, in another language or on a phone finds every element as good as everybody else does.
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { addMessages, type Message, type Messages } from '../i18n.ts';
import { english } from '../testing/english.ts';
import { alive, asking, described, drawn, type AnyElement } from '../testing/every-element.ts';
import { rulesOf } from '../testing/sheets.ts';
import { everyElement, ground, stand, until, wordsOf } from '../testing/stage.ts';

// A cell of a picture of the week is read, not pressed; the lists beside it say the same.
const CONTROLS = 'button, a[href], input, select, textarea, summary, [tabindex="0"]:not(td)';

const controlsOf = (made: Element): readonly HTMLElement[] =>
  everyElement(made.shadowRoot as ShadowRoot).filter(
    (element): element is HTMLElement => element.matches(CONTROLS) && element.checkVisibility(),
  );

function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement;
  return element;
}

describe('the focus', () => {
  for (const element of asking) {
    it(`stays where it is while numbers come: <${element.tagName}> (row 38)`, async () => {
      const place = await ground();
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      for (const control of controlsOf(made).slice(0, 12)) {
        control.focus();
        if (focused() !== control) continue; // one of several that share a stop
        source.sell(50);
        source.publish();
        await drawn(made);
        expect(focused(), control.outerHTML.slice(0, 120)).to.equal(control);
      }
    });
  }
});

describe('what is told by itself', () => {
  for (const element of described) {
    it(`comes politely and from one place: <${element.tagName}> (row 37)`, async () => {
      const place = await ground();
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      const all = (selector: string): Element[] =>
        everyElement(made.shadowRoot as ShadowRoot).filter((one) => one.matches(selector));
      const regions = (): Element[] => all('[role=status], [role=log], [aria-live=polite], output');
      expect(regions().length).to.be.at.most(1);
      expect(all('[aria-live=assertive]')).to.deep.equal([]);
      // What a person did wrong may be told at once; there is nothing of it yet.
      expect(all('[role=alert]').map(wordsOf).join('')).to.equal('');
      const said = regions().map(wordsOf).join();
      for (let update = 0; update < 20; update += 1) source.sell(update);
      await drawn(made);
      expect(regions().map(wordsOf).join(), 'not at each number').to.equal(said);
    });
  }
});

describe('headings', () => {
  for (const element of described.filter(({ attributes }) => attributes.some(({ name }) => name === 'heading-level'))) {
    it(`are of the level the page asks for, those inside below: <${element.tagName}> (row 39)`, async () => {
      const place = await ground();
      for (const level of [1, 2, 3, 4, 5, 6]) {
        const made = await alive(place, element, { headingLevel: level });
        const levels = everyElement(made.shadowRoot as ShadowRoot)
          .filter((one) => one.getAttribute('role') === 'heading')
          .map((one) => Number(one.getAttribute('aria-level')));
        expect(levels[0]).to.equal(level);
        for (const inner of levels.slice(1)) expect(inner).to.be.within(Math.min(6, level + 1), 6);
        made.remove();
      }
    });
  }
});

describe('on a phone of 320 px', () => {
  for (const element of described) {
    it(`every control is there and large enough: <${element.tagName}> (row 41)`, async () => {
      const place = await ground({ width: 320 });
      const made = await alive(place, element);
      const { left, right } = place.getBoundingClientRect();
      const wrong = controlsOf(made).flatMap((control) => {
        const name = `${control.localName}.${control.className} ${control.textContent?.trim().slice(0, 20)}`;
        // A radio that is drawn as a chip is pressed by its label.
        const target = control.localName === 'input' ? (control.closest('label') ?? control) : control;
        const box = target.getBoundingClientRect();
        if (box.left < left - 1 || box.right > right + 1) return [`${name} hangs over`];
        return box.width < 24 || box.height < 24
          ? [`${name} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`]
          : [];
      });
      expect(wrong).to.deep.equal([]);
    });

    it(`nothing is shown to a pointer that hovers alone: <${element.tagName}> (row 41)`, () => {
      const shown = rulesOf(element.tagName).filter(
        ({ rule }) =>
          /:hover/.test(rule.selectorText) &&
          !/:focus/.test(rule.selectorText) &&
          [...rule.style].some((name) => /^(display|visibility|opacity|content-visibility|clip-path)$/.test(name)),
      );
      expect(shown.map(({ rule }) => rule.cssText)).to.deep.equal([]);
    });
  }
});

describe('the language', () => {
  const marked = (message: Message): Message =>
    typeof message === 'string'
      ? `‹${message}›`
      : Object.fromEntries(Object.entries(message).map(([form, words]) => [form, `‹${words}›`]));
  addMessages(
    'qaa',
    Object.fromEntries(
      Object.values(english).flatMap((group) =>
        Object.entries(group).map(([code, message]) => [code, marked(message as Message)]),
      ),
    ) as Messages,
  );
  addMessages('qab', { 'error.retry': '‹again›' });

  for (const element of described) {
    it(`is that of the nearest ancestor, and follows it: <${element.tagName}> (row 42)`, async () => {
      const place = await ground({ lang: 'qaa' });
      const host = place.appendChild(document.createElement('div'));
      const made = await alive(host.attachShadow({ mode: 'open' }), element);
      // What is said of a draft, or of what moved a number, comes after the first answer.
      const isWaiting = (): boolean => everyElement(place).some((one) => one.matches('.placeholder, [aria-busy=true]'));
      await until(() => !isWaiting(), 'all there is to say');
      const foreign = await until(() => (wordsOf(made).includes('‹') ? wordsOf(made) : ''), 'the other language');
      place.lang = 'en';
      const english = await until(() => (wordsOf(made).includes('‹') ? '' : wordsOf(made)), 'English');
      expect(foreign.replace(/[‹›]/g, '').length, 'all of it is worded').to.be.closeTo(
        english.length,
        english.length / 5,
      );
      place.lang = 'qab';
      await drawn(made);
      expect(wordsOf(made), 'what it lacks is English').not.to.match(/[a-z]+\.[a-z_]+\b(?!\.)/);
      document.documentElement.lang = 'qaa';
      place.removeAttribute('lang');
      await until(() => wordsOf(made).includes('‹'), 'the page’s language');
      document.documentElement.removeAttribute('lang');
    });
  }

  it('has formatters that are kept, and made anew when the device’s languages change (row 43)', async () => {
    const place = await ground();
    const source = new FakeSource();
    for (const element of asking) await alive(place, element, { source });
    source.sell(10);
    const { NumberFormat } = Intl;
    let made = 0;
    Intl.NumberFormat = new Proxy(NumberFormat, {
      construct: (target, args) => {
        made += 1;
        return new target(...(args as ConstructorParameters<typeof NumberFormat>));
      },
    });
    const update = async (amount: number): Promise<number> => {
      made = 0;
      source.sell(amount);
      for (const one of place.children) await drawn(one as AnyElement);
      return made;
    };
    try {
      expect(await update(20)).to.equal(0);
      window.dispatchEvent(new Event('languagechange'));
      expect(await update(30)).to.be.greaterThan(0);
      expect(await update(40)).to.equal(0);
    } finally {
      Intl.NumberFormat = NumberFormat;
    }
  });

  it('is English where it is none that exists (row 42)', async () => {
    const place = await ground({ lang: '∞' });
    for (const { tagName } of described) {
      const made = await stand<AnyElement>(place, tagName);
      expect(wordsOf(made), tagName).not.to.equal('');
    }
  });
});
