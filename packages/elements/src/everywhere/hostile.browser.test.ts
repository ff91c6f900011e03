// Names of products, campaigns, captions, hashtags and topics as somebody would choose them who means harm: in every element they stay text.
import { expect } from '@open-wc/testing';
import { alive, asking, drawn } from '../testing/every-element.ts';
import { END, HostileSource, MARKUP, OVERRIDE } from '../testing/hostile-source.ts';
import { everyElement, ground, listening, settle, wordsOf } from '../testing/stage.ts';

/** Elements that no other than a name could have made. */
const plantedIn = (place: ParentNode): readonly string[] =>
  everyElement(place)
    .filter((one) => one.matches('.hostile, [onerror], [href^="javascript:" i], [src="x"]'))
    .map((one) => one.outerHTML.slice(0, 100));

/** Every piece of text in and below a place, shadow roots opened. */
function textsIn(node: Node): readonly Text[] {
  const own = node instanceof Text ? [node] : [];
  const shadow = node instanceof Element && node.shadowRoot !== null ? textsIn(node.shadowRoot) : [];
  return [...own, ...shadow, ...[...node.childNodes].flatMap(textsIn)];
}

/** Whether what a text turns around is a name alone: in an element that keeps it apart, in a paragraph of its own, or between marks that do. */
function isKeptApart(text: Text): boolean {
  const words = text.data.trim();
  if (/\u2068[^\u2069]*\u202E[^\u2069]*\u2069/.test(words)) return true;
  if (!words.startsWith(OVERRIDE) || !words.endsWith(END)) return false;
  for (let element = text.parentElement; element !== null; element = element.parentElement) {
    const { unicodeBidi, display } = getComputedStyle(element);
    if (/isolate|plaintext/.test(unicodeBidi)) return true;
    if (!/^(inline|contents)$/.test(display)) return element.textContent.trim() === words;
  }
  return false;
}

const whereOf = (text: Text): string => `${text.parentElement?.outerHTML.replaceAll(/<!--.*?-->/g, '').slice(0, 160)}`;

describe('a shop whose names mean harm', () => {
  let shown = 0;
  let turned = 0;
  for (const element of asking) {
    it(`is text in <${element.tagName}>, and nothing of it runs`, async () => {
      const place = await ground();
      Object.assign(window, { hostile: undefined });
      const heard = await listening(async () => {
        const made = await alive(place, element, { source: new HostileSource((name) => `${MARKUP}${name}`) });
        await drawn(made);
        await settle(12);
        shown += Number(wordsOf(made).includes('<img class="hostile"'));
      });

      expect(plantedIn(place)).to.deep.equal([]);
      expect((window as { hostile?: number }).hostile).to.equal(undefined);
      expect(heard.thrown).to.deep.equal([]);
    });

    it(`turns nothing around in <${element.tagName}> but itself`, async () => {
      const place = await ground();
      const made = await alive(place, element, { source: new HostileSource((name) => `${OVERRIDE}${name}${END}`) });
      await drawn(made);

      const turning = textsIn(made).filter(
        (text) => text.data.includes(OVERRIDE) && text.parentElement?.checkVisibility(),
      );
      turned += turning.length;
      const loose = turning.filter((text) => !isKeptApart(text));
      expect([...new Set(loose.map(whereOf))]).to.deep.equal([]);
    });
  }

  it('was shown by the elements that show names', () => {
    expect(shown).to.be.greaterThan(2);
    expect(turned).to.be.greaterThan(20);
  });
});
