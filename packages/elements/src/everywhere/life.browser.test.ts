// What every element takes from the page it gives back, and what it had it has again when it returns.
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { alive, asking, described, drawn } from '../testing/every-element.ts';
import { countHolds } from '../testing/holds.ts';
import { ground, settle, stand, until, wordsOf } from '../testing/stage.ts';

const ROUNDS = 50;

describe('an element that leaves', () => {
  for (const element of described) {
    const { tagName } = element;

    it(`gives back every listener, interval and observer of the page: <${tagName}> (row 48)`, async () => {
      const place = await ground();
      const held = countHolds();
      try {
        const source = new FakeSource();
        for (let one = 0; one < 3; one += 1) await alive(place, element, { source });
        const three = held.now();
        for (let one = 0; one < 4; one += 1) await alive(place, element, { source });
        expect(held.now(), 'more of them hold no more').to.equal(three);
        place.replaceChildren();
        await settle();
        expect(held.list()).to.deep.equal([]);
        expect(source.watchers).to.equal(0);
      } finally {
        held.release();
      }
    });

    it(`is gone from memory: <${tagName}>, ${ROUNDS} times in and out (row 47)`, async function () {
      const collect = (globalThis as { gc?: (how: object) => Promise<void> }).gc;
      if (collect === undefined) return this.skip(); // only Chromium's driver can ask for it
      const place = await ground();
      const gone: WeakRef<Element>[] = [];
      const come = async (round: number): Promise<void> => {
        const made =
          round % 10 === 0
            ? await alive(place, element)
            : await stand(place, tagName, { source: new FakeSource(), metric: 'revenue' } as object);
        gone.push(new WeakRef(made));
        made.remove();
        if (round % 2 === 0) place.append(made); // and once more
        await settle(2);
        made.remove();
      };
      for (let round = 0; round < ROUNDS; round += 1) await come(round);
      const held = (): string => gone.map((ref) => (ref.deref() === undefined ? '.' : '!')).join('');
      for (let attempt = 0; attempt < 30 && held().includes('!'); attempt += 1) {
        await collect({ type: 'major', execution: 'async' }); // with nothing on the stack that could look like a reference
        await settle();
      }
      expect(held()).to.equal('.'.repeat(ROUNDS));
    }).timeout(60_000);
  }

  for (const element of asking) {
    const { tagName } = element;

    it(`lets go of its source, and has what happened meanwhile when it returns: <${tagName}> (row 47)`, async () => {
      const place = await ground();
      const source = new FakeSource();
      const made = await alive(place, element, { source });
      expect(source.watchers).to.equal(1);
      made.remove();
      await settle();
      expect(source.watchers).to.equal(0);

      source.sell(1_234);
      source.learn('thirty');
      const before = wordsOf(made);
      place.append(made);
      await until(() => source.watchers === 1 && wordsOf(made) !== before, 'what happened meanwhile');
      const missed = wordsOf(made);
      source.sell(4_321);
      source.learn('three');
      await until(() => wordsOf(made) !== missed, 'what happens next');
    });

    it(`keeps its watch and its place in it when it is moved: <${tagName}> (row 47)`, async () => {
      const place = await ground();
      const elsewhere = place.appendChild(document.createElement('section'));
      const source = new FakeSource();
      let watches = 0;
      const watch = source.watch.bind(source);
      source.watch = (...asked) => {
        watches += 1;
        return watch(...asked);
      };
      const made = await alive(place, element, { source });
      const before = [...(made.shadowRoot?.children ?? [])];
      elsewhere.append(made);
      await drawn(made);
      expect([watches, source.watchers]).to.deep.equal([1, 1]);
      expect([...(made.shadowRoot?.children ?? [])]).to.deep.equal(before);
    });
  }
});
