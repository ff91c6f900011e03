// A server's drawing in the page before the code comes, for every element that the manifest knows.
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { describedElements } from './testing/manifest.ts';
import { ground, listening, settle } from './testing/stage.ts';

const described = await describedElements();

/** An element whose code is not there yet, with what a server drew for another language in another zone. */
function drawn(tag: string): LitElement {
  const element = document.createElement(tag) as LitElement;
  element.attachShadow({ mode: 'open' }).innerHTML =
    '<style>p { color: red }</style><!--lit-part abc--><p id="drawn">Brauneck, 9:14</p><!--/lit-part-->';
  return element;
}

it('a frame that a server drew makes way for the element’s own', async () => {
  const place = await ground();
  const elements = described.map(({ tagName }) => drawn(tagName));
  expect(elements.filter((element) => element.matches(':defined'))).to.deep.equal([]);
  place.append(...elements);

  const heard = await listening(async () => {
    await import('./live-dashboard.ts');
    await import('./content-suggestions.ts');
    await import('./post-composer.ts');
    await import('./best-times.ts');
    await settle();
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  });

  expect({ errors: heard.errors, thrown: heard.thrown }).to.deep.equal({ errors: [], thrown: [] });
  for (const { localName, shadowRoot } of elements) {
    expect(shadowRoot?.querySelector('#drawn'), localName).to.equal(null);
    expect(shadowRoot?.querySelector('style'), localName).to.equal(null);
    expect(shadowRoot?.querySelector('[part]'), localName).not.to.equal(null);
    expect(shadowRoot?.adoptedStyleSheets.length, localName).to.be.greaterThan(0);
  }
});
