// The till of the shop: it knows nothing of dashboards. It sends a sale where sales are kept, and that is all.
const list = document.querySelector('[data-products]');
const said = document.querySelector('[data-said]');
const channel = document.querySelector('[data-channel]');

list.addEventListener('click', ({ target }) => {
  const product = target.closest('[data-product]')?.dataset;
  if (product) void sell(product);
});

async function sell({ product, name, price }) {
  const sale = {
    kind: 'sale',
    id: crypto.randomUUID(),
    occurred_at: new Date().toISOString(),
    channel: list.dataset.channelFixed ?? channel.value,
    items: [{ product_id: product, name, quantity: 1, unit_price: Number(price) }],
  };
  said.textContent = await kept(sale).then(
    () => `Sold: ${name}, K ${price}.`,
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
