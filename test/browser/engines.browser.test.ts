// Proves in each engine that the ground of the component tests holds: decorators, Lit once, keys, and that axe can fail.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('engine-probe')
class EngineProbe extends LitElement {
  @property() name = 'a';
  @property({ type: Boolean }) nameless = false;

  override render(): TemplateResult {
    return html`<button>${this.nameless ? '' : this.name}</button>`;
  }
}

describe('the engine', () => {
  it('renders an element and follows its property', async () => {
    const element = await fixture<EngineProbe>(html`<engine-probe name="b"></engine-probe>`);
    expect(element.shadowRoot?.textContent).to.equal('b');
    element.name = 'c';
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.equal('c');
  });

  it('passes and fails the accessibility check', async () => {
    await expect(await fixture(html`<engine-probe></engine-probe>`)).to.be.accessible();
    const nameless = await fixture(html`<engine-probe nameless></engine-probe>`);
    const failure = await Promise.resolve(expect(nameless).to.be.accessible()).then(
      () => undefined,
      (error: Error) => error.message,
    );
    expect(failure).to.contain('button-name');
  });

  it('takes keys', async () => {
    const element = await fixture(html`<engine-probe></engine-probe>`);
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(element);
  });
});
