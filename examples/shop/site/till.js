// The till of the shop: it knows nothing of dashboards. It sends a sale where sales are kept, and that is all.
const list = document.querySelector('[data-products]');
const said = document.querySelector('[data-said]');
const channel = document.querySelector('[data-channel]');
const isShelf = list.classList.contains('shelf');
const kwacha = new Intl.NumberFormat('en-ZM', {
  style: 'currency',
  currency: 'ZMW',
  currencyDisplay: 'narrowSymbol',
  maximumFractionDigits: 0,
});

const greeting = document.querySelector('[data-greeting]');
if (greeting) {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Africa/Lusaka' }).format(),
  );
  greeting.textContent = `Good ${hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening'}, Mutale`;
}

const products = await fetch('products.json').then((response) => response.json());
list.replaceChildren(...products.map(isShelf ? shelfItem : tillItem));

function tillItem(product) {
  const button = element(
    'button',
    { type: 'button' },
    element('span', { class: 'name' }, product.name),
    element('span', { class: 'price' }, kwacha.format(product.price)),
  );
  button.addEventListener('click', () => sell(product));
  return element('li', {}, button);
}

function shelfItem(product) {
  const button = element('button', { type: 'button', 'aria-label': `Buy ${product.name}` }, 'Buy');
  button.addEventListener('click', () => sell(product));
  const words = element(
    'div',
    {},
    element('div', { class: 'name' }, product.name),
    element('div', { class: 'price' }, kwacha.format(product.price)),
  );
  return element('li', {}, element('div', { class: 'cloth' }), element('div', { class: 'about' }, words, button));
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

async function sell(product) {
  const sale = {
    kind: 'sale',
    id: crypto.randomUUID(),
    occurred_at: new Date().toISOString(),
    channel: list.dataset.channelFixed ?? channel.value,
    items: [{ product_id: product.id, name: product.name, quantity: 1, unit_price: product.price }],
  };
  said.textContent = await kept(sale).then(
    () => `Sold: ${product.name}, ${kwacha.format(product.price)}.`,
    () => 'The till cannot reach the shop just now. Please try again.',
  );
}

async function kept(record) {
  const response = await fetch('/bizboost/records', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(record),
  });
  if (response.status !== 202) throw new Error(`records answered ${response.status}`);
}
