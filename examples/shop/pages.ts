// The shop's pages, filled in before they are sent: nothing has to move when the scripts arrive.
import { readFile } from 'node:fs/promises';
import { products, profile, type ShopProduct } from './catalogue.ts';

const site = new URL('site/', import.meta.url);

/** A page of the site with its products and its greeting, at a moment; what is ours in it in a language of the visitor's, if one is named. */
export async function pageOf(
  name: 'index.html' | 'posts.html' | 'shop.html',
  at: Date,
  lang?: string,
): Promise<string> {
  const html = await readFile(new URL(name, site), 'utf8');
  return html
    .replace('<html lang="en-ZM">', `<html ${spoken(lang)}>`)
    .replace('<!-- greeting -->', greetingAt(at))
    .replace('<!-- tiles -->', products.map(tile).join(''))
    .replace('<!-- shelf -->', products.map(shelfItem).join(''));
}

/** Attributes of the page for a language tag; anything else is the shop's own. */
function spoken(lang = ''): string {
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(lang)) return 'lang="en-ZM"';
  return `lang="${lang}" dir="${/^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr'}"`;
}

const hourIn = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: profile.timezone });

/** As one is greeted in the shop's own hour. */
export function greetingAt(at: Date): string {
  const hour = Number(hourIn.format(at));
  return `Good ${hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening'}, Mutale`;
}

/** The cloth comes after the words: a dozen drawings before them would hold up the first paint by a fifth. */
const cloth = ({ print }: ShopProduct, height: number): string =>
  `<img class="cloth" src="prints/${print}.svg" alt="" width="320" height="${height}" loading="lazy" decoding="async" />`;
const words = ({ name, price }: ShopProduct): string =>
  `<span class="name">${name}</span><span class="price">K ${price}</span>`;
const sells = ({ id, name, price }: ShopProduct): string =>
  `type="button" data-product="${id}" data-name="${name}" data-price="${price}"`;

const tile = (product: ShopProduct): string =>
  `<li><button ${sells(product)}>${cloth(product, 40)}${words(product)}</button></li>`;

const shelfItem = (product: ShopProduct): string =>
  `<li>${cloth(product, 200)}<div class="about"><div class="words">${words(product)}</div>` +
  `<button ${sells(product)} aria-label="Buy ${product.name}">Buy</button></div></li>`;
