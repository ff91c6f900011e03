// Every element in every shipped language: its words come by themselves, all of them, and have room.
import { expect } from '@open-wc/testing';
import { BizBoostError } from '@bizboost/core/contract';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { findMessage } from '../kit/i18n/catalog.ts';
import type { MessageCode, Messages } from '../kit/i18n/messages.ts';
import { languages } from '../languages.ts';
import { alive, asks, described, drawn, type AnyElement } from '../testing/every-element.ts';
import { hangingOver } from '../testing/hanging-over.ts';
import { ground, stand, until, wordsOf } from '../testing/stage.ts';

const directionOf = (lang: string): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');

// A page remembers 250 resources by itself; before the first file of a language there are more modules than that.
performance.setResourceTimingBufferSize(5_000);

/** The files of a language that this page has fetched so far, by group; one that was asked for twice is here twice. */
const fetched = (lang: string): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .flatMap(({ name }) => new RegExp(`/languages/${lang}/([\\w-]+)\\.ts`).exec(name)?.[1] ?? [])
    .sort();

/** Until all that an element can say is there in a language. */
async function spoken(made: AnyElement, lang: string): Promise<void> {
  const { english } = made.constructor as unknown as { readonly english: Messages };
  const lacking = (): readonly string[] =>
    (Object.keys(english) as MessageCode[]).filter((code) => findMessage(code, [lang], english).locale !== lang);
  await until(
    () => lacking().length === 0,
    () => `“${lang}” of ${lacking().join()}`,
  );
  await drawn(made);
}

describe('a language', () => {
  it('is not fetched for a page in English', async () => {
    await alive(await ground({ lang: 'en-ZM' }), describedAs('post-composer'));
    expect(languages.flatMap(fetched)).to.deep.equal([]);
  });

  it('is fetched where an element stands in it: what that can say, each file once (row 42)', async () => {
    const place = await ground({ lang: 'fr-CA' });
    const card = await alive(place, describedAs('bizboost-metric-card'));
    await spoken(card, 'fr');
    // The menu that takes numbers along is on this page, too, and brings its own.
    expect(fetched('fr').filter((group) => group !== 'take-away')).to.deep.equal(['common', 'live']);
    const composer = await alive(place, describedAs('post-composer'));
    await alive(place, describedAs('bizboost-metric-card'));
    await spoken(composer, 'fr');
    expect(fetched('fr')).to.include.members(['common', 'live', 'content', 'advice', 'compose']);
    expect(new Set(fetched('fr')).size).to.equal(fetched('fr').length);
    expect(languages.filter((lang) => lang !== 'fr').flatMap(fetched)).to.deep.equal([]);
  });

  it('changes with the page, there and back (row 42)', async () => {
    const place = await ground({ lang: 'sw' });
    const picker = await alive(place, describedAs('bizboost-period-picker'));
    await spoken(picker, 'sw');
    const swahili = wordsOf(picker);
    place.lang = 'de';
    await spoken(picker, 'de');
    const german = wordsOf(picker);
    place.lang = 'en';
    await until(() => wordsOf(picker).includes('This month'), 'English');
    place.lang = 'sw';
    await until(() => wordsOf(picker) === swahili, 'Swahili');
    expect(new Set([swahili, german]).size).to.equal(2);
  });

  it('has the numbers of its region: money, hours and days by Intl (row 44)', async () => {
    const words = async (lang: string): Promise<string> => {
      const place = await ground({ lang, width: 600 });
      const card = await alive(place, describedAs('bizboost-metric-card'));
      await spoken(card, lang.split('-')[0] as string);
      return wordsOf(card).replace(/\s/g, ' ');
    };
    expect(await words('de-DE')).to.match(/\d,\d\d ZMW/);
    expect(await words('fr-FR')).to.match(/\d,\d\d ZMW/);
  });
});

for (const lang of languages.filter((tag) => tag !== 'en'))
  describe(`in “${lang}”`, () => {
    for (const element of described) {
      it(`<${element.tagName}> has room in 280 px (rows 28, 29)`, async () => {
        const place = await ground({ lang, width: 280, dir: directionOf(lang) });
        const made = await alive(place, element);
        await spoken(made, lang);
        expect(made.scrollWidth).to.be.at.most(280);
        expect(hangingOver(made, place)).to.deep.equal([]);
      });
    }

    for (const element of described.filter(asks)) {
      it(`<${element.tagName}> has room in 280 px when it has nothing to show (rows 28, 29)`, async () => {
        const place = await ground({ lang, width: 280, dir: directionOf(lang) });
        const error = new BizBoostError('unavailable', 'gone');
        for (const source of [
          new FakeSource({ shop: 'empty' }),
          new FakeSource({ shop: 'silent', link: { link: 'failed', error, attempt: 3 } }),
        ]) {
          const made = await stand<AnyElement>(place, element.tagName, {
            source,
            metric: 'revenue',
          } as Partial<AnyElement>);
          await spoken(made, lang);
          expect(made.scrollWidth).to.be.at.most(280);
          expect(hangingOver(made, place)).to.deep.equal([]);
        }
      });
    }
  });

function describedAs(tag: string): (typeof described)[number] {
  const found = described.find(({ tagName }) => tagName === tag);
  if (found === undefined) throw new Error(`The manifest has no <${tag}>.`);
  return found;
}
