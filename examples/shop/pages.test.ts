import { describe, expect, it } from 'vitest';
import { pageOf } from './pages.ts';

const noon = new Date('2026-03-12T10:00:00Z');
const rootOf = async (lang?: string): Promise<string | undefined> =>
  /<html[^>]*>/.exec(await pageOf('index.html', noon, lang))?.[0];

describe('a page of the shop', () => {
  it('is in the shop’s own English', async () => {
    expect(await rootOf()).toBe('<html lang="en-ZM">');
  });

  it('shows the elements in the language that its address asks for, in its direction', async () => {
    expect(await rootOf('fr-CA')).toBe('<html lang="fr-CA" dir="ltr">');
    expect(await rootOf('ar')).toBe('<html lang="ar" dir="rtl">');
  });

  it('takes nothing else from its address', async () => {
    expect(await rootOf('"><script>')).toBe('<html lang="en-ZM">');
  });

  it('says of its own words that they are English', async () => {
    const page = await pageOf('index.html', noon, 'ar');
    for (const part of ['header', 'footer']) expect(page).toMatch(new RegExp(`<${part}[^>]* lang="en-ZM"`));
  });
});
