import { expect, fixture, html } from '@open-wc/testing';
import '../../metric-card.ts';

const fontOf = (element: Element): string => getComputedStyle(element).fontFamily;

describe('the font of an element', () => {
  it('is the page’s, where the page has chosen one', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.style.setProperty('font-family', 'Georgia, serif');
    place.append(document.createElement('bizboost-metric-card'));

    expect(fontOf(place.firstElementChild!)).to.equal('Georgia, serif');
  });

  it('is the system’s plain one in a page that has chosen none', async () => {
    const card = await fixture(html`<bizboost-metric-card></bizboost-metric-card>`);

    expect(fontOf(card)).to.match(/system-ui/);
  });

  it('is that of --bizboost-font before either', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.style.setProperty('--bizboost-font', 'Courier');
    place.append(document.createElement('bizboost-metric-card'));

    expect(fontOf(place.firstElementChild!)).to.equal('Courier');
  });
});
