// The page's own elements, made with a Lit of its own.
import { css, html, LitElement } from 'lit';

class ShopName extends LitElement {
  static properties = { name: {} };
  static styles = css`
    h1 {
      font-size: 1.5rem;
    }
  `;

  render() {
    return html`<h1>${this.name}</h1>`;
  }
}
customElements.define('shop-name', ShopName);

const told = document.querySelector('#told');
document.addEventListener('bizboost-period-change', ({ detail }) => (told.textContent = `Period: ${detail.period}`));
document.addEventListener('bizboost-action', ({ detail }) => (told.textContent = `${detail.action}: ${detail.name}`));
