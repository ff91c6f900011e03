import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { adviceEnglish } from './content/advice-words.ts';
import { liveEnglish } from './kit/i18n/live-english.ts';
import { Language } from './kit/language.ts';
import { files } from './languages/files.ts';

const asked = vi.fn<(file: string) => void>();
/** As people see it: spaces that do not break are spaces. */
const seen = (words: string): string => words.replace(/\s/g, ' ');

beforeAll(async () => {
  for (const [tag, groups] of Object.entries(files))
    for (const [group, load] of Object.entries(groups)) {
      const telling = (): unknown => {
        asked(`${tag}/${group}`);
        return load();
      };
      Object.assign(groups, { [group]: telling });
    }
  await import('./languages.ts');
});

describe('the shipped languages', () => {
  it('are six, with English', async () => {
    const { languages } = await import('./languages.ts');
    expect([...languages].sort()).toEqual(['ar', 'de', 'en', 'fr', 'pt', 'sw']);
  });

  it('cost nothing to be taught, nor for a page in English', () => {
    new Language('en-ZM', liveEnglish).say('card.revenue');
    new Language('pl', liveEnglish).say('card.revenue');
    expect(asked.mock.calls).toEqual([]);
  });

  it('come in the parts that somebody can say, each once, in the region’s language (row 42)', async () => {
    const revenue = (): string => new Language('fr-CA', liveEnglish).say('card.revenue');
    expect(revenue()).toBe('Revenue');
    await vi.waitFor(() => expect(revenue()).not.toBe('Revenue'));
    expect(asked.mock.calls.flat().sort()).toEqual(['fr/common', 'fr/live']);

    const why = (): string => new Language('fr', adviceEnglish).say('advice.why');
    await vi.waitFor(() => expect(why()).not.toBe('Why?'));
    expect(asked.mock.calls.flat().sort()).toEqual(['fr/advice', 'fr/common', 'fr/content', 'fr/live']);
  });

  it.each([
    ['de', '1.234.567,89 €', '45,6 %', '1.200'],
    ['fr', '1 234 567,89 €', '45,6 %', '1 200'],
    ['fr-CA', '1 234 567,89 €', '45,6 %', '1 200'],
    ['pt', '€ 1.234.567,89', '45,6%', '1.200'],
    ['pt-PT', '1 234 567,89 €', '45,6%', '1200'],
    ['sw', '€ 1,234,567.89', '45.6%', '1,200'],
    ['ar-EG', '‏١٬٢٣٤٬٥٦٧٫٨٩ €', '٤٥٫٦٪؜', '١٬٢٠٠'],
  ])('write money, shares and counts as people there do: %s', (tag, money, percent, count) => {
    const language = new Language(tag, liveEnglish);
    expect(seen(language.number(1_234_567.89, { unit: 'money', currency: 'EUR' }))).toBe(money);
    expect(seen(language.number(45.6, { unit: 'percent' }))).toBe(percent);
    expect(seen(language.count(1_200))).toBe(count);
  });

  it('count as their people do: in Arabic few are not many', async () => {
    const parts = (count: number): string => new Language('ar', liveEnglish).say('summary.parts', { count });
    await vi.waitFor(() => expect(parts(5)).not.toContain('part'));
    expect(parts(5)).toContain('أجزاء');
    expect(parts(11)).toContain('جزءًا');
    expect(parts(100)).toMatch(/جزء[^ً]/);
  });
});

describe('a language of the page’s own', () => {
  it('takes ten lines, those of the README', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const example = readme.match(/```js\n(import \{ addMessages \}[\s\S]*?)```/)?.[1] ?? '';
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(10);
    const folder = mkdtempSync(join(fileURLToPath(new URL('.', import.meta.url)), 'example-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'spanish.js'), example);

    await import(pathToFileURL(join(folder, 'spanish.js')).href);

    const spanish = new Language('es-PE', liveEnglish);
    expect(spanish.say('card.revenue')).toBe('Ingresos');
    expect(spanish.say('card.best_campaign', { name: 'Pascua', ctr: '4%' })).toBe('Mejor CTR: Pascua, 4%');
    expect([1, 1_500].map((count) => spanish.say('campaigns.more', { count }))).toEqual([
      'y 1 campaña más',
      'y 1,500 campañas más',
    ]);
    expect(spanish.say('chart.total'), 'what it lacks').toBe('Total');
    expect(new Language('fr', liveEnglish).say('card.revenue')).toBe('Ventes');
  });
});
