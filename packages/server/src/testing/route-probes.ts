import type { Route } from '../routes/route-table.ts';
import type { MarkedShop } from './two-shops.ts';
import { ndjson } from './world.ts';

/** One request to one route. */
export interface Probe {
  readonly method: string;
  /** From the base path on. */
  readonly address: string;
  readonly type?: string | undefined;
  readonly body?: string | undefined;
}

type Body = Pick<Probe, 'type' | 'body'>;
type OfShop<T> = (shop: MarkedShop) => T;

const jsonBody = (value: unknown): Body => ({ type: 'application/json', body: JSON.stringify(value) });

/** What stands in a path. */
const IN_PATHS: Readonly<Record<string, OfShop<readonly string[]>>> = {
  id: ({ campaign }) => [campaign],
  name: () => ['revenue', 'visitors', 'roas'],
};

/** What a query may say of each parameter; of two that come together, with the first. */
const IN_QUERIES: Readonly<Record<string, OfShop<readonly string[]>>> = {
  period: () => ['period=today', 'period=month', 'period=2026-02-01..2026-03-31'],
  from: () => ['from=2026-02-01&to=2026-03-31'],
  to: () => [],
  by: () => ['by=channel', 'by=campaign', 'by=product'],
  ask: ({ campaign }) =>
    ['analytics/live', `analytics/live/campaign/${campaign}?period=month`, 'content/suggestions'].map(
      (ask) => `ask=${encodeURIComponent(ask)}`,
    ),
};

/** What each route that takes a body is sent. */
const BODIES: Readonly<Record<string, OfShop<Body>>> = {
  'POST records': ({ mark, channel }) => ({
    type: 'application/x-ndjson',
    body: ndjson({ kind: 'event', id: `new-${mark}`, type: mark, occurred_at: '2026-03-02T09:00:00Z', channel }),
  }),
  'POST erase': ({ visitor, customer }) => jsonBody({ visitor, customer }),
  'POST stream': ({ campaign }) =>
    jsonBody({ asks: [{ ask: 'analytics/live' }, { ask: `analytics/live/campaign/${campaign}` }] }),
  'POST content/predict': ({ channel, mark }) => jsonBody({ channel, caption: `All the ${mark}`, hashtags: [mark] }),
};

/**
 * The requests that ask a route about a shop's own things: every value of every parameter of its path and its query.
 * Throws for a parameter or a body that nobody has given an example of: a new route needs one before it can be probed.
 */
export function probesOf(route: Route, shop: MarkedShop, parameters: readonly string[]): readonly Probe[] {
  const { method, path } = route;
  const body = method === 'POST' ? exampleOf(BODIES, `${method} ${path}`)(shop) : {};
  const queries = ['', ...parameters.flatMap((name) => exampleOf(IN_QUERIES, name)(shop))];
  return expanded(path, shop).flatMap((address) =>
    queries.map((query) => ({ method, address: query === '' ? address : `${address}?${query}`, ...body })),
  );
}

function expanded(path: string, shop: MarkedShop): readonly string[] {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [path];
  return exampleOf(
    IN_PATHS,
    name,
  )(shop).flatMap((value) => expanded(path.replace(`{${name}}`, encodeURIComponent(value)), shop));
}

function exampleOf<T>(examples: Readonly<Record<string, T>>, name: string): T {
  const example = examples[name];
  if (example === undefined)
    throw new Error(`The probe of two tenants has no example of "${name}": give one in testing/route-probes.ts.`);
  return example;
}

/** The same request with businesses named in its query. */
export function naming(probe: Probe, ...businesses: readonly string[]): Probe {
  const address = businesses.reduce((so, id) => withParameter(so, `business=${encodeURIComponent(id)}`), probe.address);
  return { ...probe, address };
}

/** The same request with another shop named wherever its body or a question in it could name one. */
export function claiming(probe: Probe, { id }: MarkedShop): Probe {
  return {
    ...probe,
    address: probe.address.replace(/(?<=[?&]ask=)[^&]+/, (ask) =>
      encodeURIComponent(withParameter(decodeURIComponent(ask), `business=${id}`)),
    ),
    body: probe.body
      ?.replaceAll(/\{/g, `{"business":"${id}","business_id":"${id}",`)
      .replaceAll(/"ask":"([^"]+)"/g, (_, ask: string) => `"ask":"${withParameter(ask, `business=${id}`)}"`),
  };
}

function withParameter(address: string, parameter: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${parameter}`;
}

/** How many questions a request for a stream asks: so many events come before anything changes. */
export function asksIn({ address, body = '' }: Probe): number {
  return [...`${address}${body}`.matchAll(/[?&]ask=|"ask":/g)].length;
}
