// Two shops on one server, and every way to ask it: what one can read is what it could read if the other were not there.
import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { SCOPES, type Scope } from '../auth/caller.ts';
import { createServer } from '../create-server.ts';
import { openApiOf } from '../openapi/openapi.ts';
import { claiming, naming, probesOf, type Probe } from '../testing/route-probes.ts';
import { ANANAS, BAOBAB, tells } from '../testing/two-shops.ts';
import { serveShops, type Tenants } from '../testing/two-tenants.ts';
import { routesOf, type Route } from './route-table.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const analytics = createAnalytics({ adapter: memoryAdapter() });
const routes = routesOf(analytics);
const { paths } = openApiOf(analytics) as unknown as { readonly paths: Paths };

/** What a route's query may have, as its description says; `business` is asked of each. */
const queryParametersOf = ({ method, path }: Route): readonly string[] =>
  (paths[`/${path}`]?.[method.toLowerCase()]?.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.name !== 'business')
    .map(({ name }) => name);

const named = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

describe('the table of routes', () => {
  it('is all that the app answers', () => {
    const app = createServer({ analytics, auth: 'open' });
    const own = app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*');

    expect(own.map(({ method, path }) => `${method} ${path.slice(1)}`).sort()).toEqual(
      routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`).sort(),
    );
  });

  it('is all that the description lists', () => {
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.slice(1)}`),
    );

    expect(described.sort()).toEqual(routes.map(named).sort());
  });

  it('has no route that nobody knows how to probe', () => {
    const unheard: Route = { ...routes[0]!, method: 'POST', path: 'analytics/{secret}/all' };

    expect(() => probesOf(unheard, ANANAS, [])).toThrow('no example of "POST analytics/{secret}/all"');
    expect(() => probesOf({ ...unheard, method: 'GET' }, ANANAS, [])).toThrow('no example of "secret"');
    expect(() => probesOf(routes[0]!, ANANAS, ['new_parameter'])).toThrow('no example of "new_parameter"');
  });
});

/** What a page, a proxy or a caller with bad intentions may send along. */
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'x-business': BAOBAB.id, 'x-tenant': BAOBAB.id, 'x-forwarded-host': `${BAOBAB.id}.example` },
  { cookie: `business=${BAOBAB.id}`, origin: `https://${BAOBAB.id}.example` },
];

/** How else a request can be put, so that it might reach another shop. */
const VARIANTS: Readonly<Record<string, (probe: Probe) => Probe>> = {
  'as it is': (probe) => probe,
  'naming the other': (probe) => naming(probe, BAOBAB.id),
  'naming itself': (probe) => naming(probe, ANANAS.id),
  'naming both': (probe) => naming(probe, ANANAS.id, BAOBAB.id),
  'naming both, the other first': (probe) => naming(probe, BAOBAB.id, ANANAS.id),
  'naming nobody': (probe) => naming(probe, ''),
  'naming the other in its body': (probe) => claiming(probe, BAOBAB),
  'as HEAD': (probe) => (probe.method === 'GET' ? { ...probe, method: 'HEAD' } : probe),
  'by a method that is not there': (probe) => ({ ...probe, method: 'PUT' }),
};

describe.each(routes.map((route) => ({ title: named(route), route })))('$title', ({ route }) => {
  /** `both` has both shops, `alone` only the one that asks. */
  let both: Tenants;
  let alone: Tenants;
  beforeAll(async () => void ([both, alone] = await Promise.all([serveShops([ANANAS, BAOBAB]), serveShops([ANANAS])])));
  afterAll(() => Promise.all([both.close(), alone.close()]));

  const own = probesOf(route, ANANAS, queryParametersOf(route));
  const foreign = probesOf(route, BAOBAB, queryParametersOf(route));

  it('answers whom its scope says, and nobody else', async () => {
    const server = await serveShops([ANANAS, BAOBAB]);
    onTestFinished(() => server.close());
    const probe = own[0]!;
    const statusWith = async (...scopes: Scope[]): Promise<number> =>
      (await server.whole(probe, await server.token(ANANAS, scopes))).status;
    const told = [await server.whole(probe), await server.whole(probe, 'no.such.token')];
    const withOne = await Promise.all(SCOPES.map(async (scope) => [scope, await statusWith(scope)] as const));

    if (route.scope === undefined) {
      expect(told.map(({ status }) => status)).toEqual([200, 200]);
      for (const { text } of told) expect(tells(text, ANANAS) || tells(text, BAOBAB)).toBe(false);
      return;
    }
    expect(told.map(({ status }) => status)).toEqual([401, 401]);
    for (const [scope, status] of withOne)
      if (scope === route.scope) expect([scope, status]).toEqual([scope, expect.toSatisfy((is: number) => is < 300)]);
      else expect([scope, status]).toEqual([scope, 403]);
    expect(await statusWith(...SCOPES.filter((scope) => scope !== route.scope))).toBe(403);
  });

  it('tells one shop nothing of another, whatever is asked of it and however', async () => {
    const token = await both.token(ANANAS, SCOPES);
    const view = await both.token(ANANAS, SCOPES, { timezone: BAOBAB.timezone, weekStart: 7 });
    const operator = await both.token(ANANAS, ['operator']);
    const asked = async (probe: Probe, by: string | undefined, headers?: Record<string, string>): Promise<void> => {
      const here = await both.whole(probe, by, headers);
      const there = await alone.whole(probe, by, headers);
      const what = `${probe.method} ${probe.address}`;
      // What is about the server counts all its businesses together, and may name none.
      if (route.about === 'business') expect({ what, ...here }).toEqual({ what, ...there });
      else expect([what, tells(here.text, ANANAS) || tells(here.text, BAOBAB)]).toEqual([what, false]);
      expect([what, here.status]).toEqual([what, expect.toSatisfy((status: number) => status < 500)]);
    };

    for (const [how, put] of Object.entries(VARIANTS)) {
      for (const probe of [...own, ...foreign]) await asked(put(probe), token);
      if (how === 'naming the other' && route.about === 'business')
        expect((await both.whole(put(own[0]!), token)).status).toBe(403);
    }
    for (const probe of [own[0]!, foreign[0]!]) {
      for (const by of [undefined, view, operator]) await asked(probe, by);
      for (const headers of HEADERS) await asked(probe, token, headers);
    }
  });

  it('tells the other shop nothing of the one, and does nothing to it', async () => {
    const exported = async (): Promise<string> => {
      const operator = await both.token(BAOBAB, ['operator']);
      return (await both.whole({ method: 'GET', address: 'records' }, operator)).text;
    };
    const before = await exported();
    for (const put of Object.values(VARIANTS))
      for (const probe of [own[0]!, foreign[0]!]) await both.whole(put(probe), await both.token(ANANAS, SCOPES));
    const after = await exported();

    expect(after).toBe(before);
    expect(tells(after, BAOBAB)).toBe(true);
    expect(tells(after, ANANAS)).toBe(false);
    for (const probe of foreign) {
      const { text } = await both.whole(probe, await both.token(BAOBAB, SCOPES));
      expect([probe.address, tells(text, ANANAS)]).toEqual([probe.address, false]);
    }
  });
});
