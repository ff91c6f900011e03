/** Sends records as a till would, and throws unless every one was kept. */
export async function post(url: string, records: readonly object[], token?: string): Promise<void> {
  const response = await fetch(`${url}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(records),
  });
  const receipt = (await response.json()) as { readonly rejected_count?: number };
  if (response.status !== 202 || receipt.rejected_count !== 0)
    throw new Error(`The records were answered with ${response.status}: ${JSON.stringify(receipt)}`);
}

/** The shop of these tests. */
export const shop = {
  kind: 'business',
  id: 'shop-1',
  name: 'Chitenge House',
  timezone: 'Africa/Lusaka',
  currency: 'ZMW',
} as const;

let sold = 0;

/** One chitenge at K250, now unless another time is given. */
export function chitenge(more: object = {}): object {
  return {
    kind: 'sale',
    id: `sale-${(sold += 1)}`,
    occurred_at: new Date().toISOString(),
    channel: 'whatsapp',
    items: [{ product_id: 'chitenge', name: 'Chitenge', quantity: 1, unit_price: 250 }],
    ...more,
  };
}

/** A number of the server's own Prometheus page. */
export async function gauge(url: string, name: string): Promise<number> {
  const text = await fetch(`${url}/metrics`).then((response) => response.text());
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

/** Streams that the server holds open. */
export const openStreams = (url: string): Promise<number> => gauge(url, 'bizboost_stream_sessions');
