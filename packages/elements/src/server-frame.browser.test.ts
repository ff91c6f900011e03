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

it('a frame that a server drew makes way for the element’s own (row 21)', async () => {
  const place = await ground();
  const elements = described.map(({ tagName }) => drawn(tagName));
  expect(elements.filter((element) => element.matches(':defined'))).to.deep.equal([]);
  place.append(...elements);

  const heard = await listening(async () => {
    await import('./testing/every-element.ts');
    await settle();
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  });

  expect({ errors: heard.errors, thrown: heard.thrown }).to.deep.equal({ errors: [], thrown: [] });
  for (const { localName, shadowRoot } of elements) {
    // Not the elements themselves: a runner that tells of a failure would write down all that hangs on them, and never end.
    const has = (selector: string): boolean => shadowRoot?.querySelector(selector) != null;
    expect([has('#drawn'), has('style'), has('[part]')], localName).to.deep.equal([false, false, true]);
    expect(shadowRoot?.adoptedStyleSheets.length, localName).to.be.greaterThan(0);
  }
});
