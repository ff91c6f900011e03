// A token goes to the service in a header, and is nowhere else: whatever the service, the network or the page does with it.
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { asking, type AnyElement } from '../testing/every-element.ts';
import { everyElement, ground, listening, settle, stand, until } from '../testing/stage.ts';

/** Another one for each test: holders of one token share what they were told. */
let secret = '';
let made = 0;

beforeEach(() => {
  made += 1;
  secret = `eyJhbGciOiJIUzI1NiJ9.c2VjcmV0LW9mLXRoZS1zaG9w${made}.do-not-tell-anyone`;
});

// What is waited for is an answer, not code.
before(() => Promise.all([import('../live/service.ts'), import('../content/service.ts')]));

const EVENTS = ['bizboost-status', 'bizboost-error', 'bizboost-action', 'bizboost-post', 'bizboost-period-change'];

const json = (body: unknown, status: number, type = 'application/json'): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
const stream = (): Response =>
  new Response(new ReadableStream({ start: (line) => line.enqueue(new TextEncoder().encode(': hello\n\n')) }), {
    headers: { 'content-type': 'text/event-stream' },
  });

/** What services do with a request that has the token. */
const SERVICES: Readonly<Record<string, () => Promise<Response>>> = {
  'is not there': () => Promise.reject(new TypeError('Failed to fetch')),
  'refuses it': () =>
    Promise.resolve(json({ code: 'unauthenticated', title: 'The token has expired' }, 401, 'application/problem+json')),
  'may not be read with it': () =>
    Promise.resolve(json({ code: 'forbidden', title: 'Another scope is needed' }, 403, 'application/problem+json')),
  'breaks, and says the token back': () =>
    Promise.resolve(
      json(
        {
          code: 'internal',
          title: `cannot read ${secret}`,
          detail: `Authorization: Bearer ${secret}`,
          reference: secret,
        },
        500,
        'application/problem+json',
      ),
    ),
  'is a proxy that says the token back': () => Promise.resolve(new Response(`bad header ${secret}`, { status: 502 })),
  'answers nonsense': () => Promise.resolve(json({ token: secret }, 200)),
  streams: () => Promise.resolve(stream()),
};

/** How a page hands a token over. */
const HANDED: Readonly<Record<string, () => Partial<Record<string, unknown>>>> = {
  'as text': () => ({ token: secret }),
  'by a function': () => ({ token: () => Promise.resolve(secret) }),
  'by a function that fails': () => ({ token: () => Promise.reject(new Error(`no session for ${secret}`)) }),
  'from an address': () => ({ tokenSrc: '/my-token' }),
};

/** Everything that a page, a log or a neighbour could read, while elements ask `service`. */
async function readableWhile(service: () => Promise<Response>, handed: () => object): Promise<Record<string, string>> {
  const place = await ground();
  const told: unknown[] = [];
  const addresses: string[] = [];
  const sent: string[] = [];
  const { fetch } = window;
  window.fetch = (input, init) => {
    const { pathname, href } = new URL(input instanceof Request ? input.url : input, location.href);
    if (pathname === '/my-token') return Promise.resolve(new Response(secret));
    addresses.push(href);
    sent.push(new Headers(init?.headers).get('authorization') ?? '', String(init?.body ?? ''));
    return service();
  };
  let page = '';
  const heard = await listening(async () => {
    const all: AnyElement[] = [];
    for (const { tagName } of asking) {
      const element = document.createElement(tagName) as AnyElement;
      for (const name of EVENTS)
        element.addEventListener(name, (event) => told.push(event.type, (event as CustomEvent).detail));
      Object.assign(element, { src: '/the-shop', metric: 'revenue', ...handed() });
      place.append(element);
      all.push(element);
    }
    await until(() => addresses.length > 0 || all.every((made) => made.matches(':state(error)')), 'the service asked');
    for (const made of all) await made.updateComplete;
    await settle(12);
    for (const made of all) (made['reconnect'] as () => void)();
    await settle(12);
    page = everyElement(document.documentElement)
      .map((element) => `${element.outerHTML} ${element.shadowRoot?.innerHTML ?? ''}`)
      .join();
    place.replaceChildren();
    await settle();
  });
  window.fetch = fetch;
  return {
    page,
    events: JSON.stringify(told),
    console: JSON.stringify(heard),
    addresses: addresses.join(),
    'bodies sent': sent.filter((_, at) => at % 2 === 1).join(),
    'the page’s own address': location.href,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    resources: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .join(),
    'headers sent': sent.filter((_, at) => at % 2 === 0).join(),
  };
}

const placesWith = (text: string, readable: Record<string, string>): string[] =>
  Object.entries(readable)
    .filter(([, said]) => said.includes(text))
    .map(([where]) => where);

describe('the token of every element that asks (row 57)', () => {
  for (const [does, service] of Object.entries(SERVICES)) {
    it(`is readable nowhere while the service ${does}`, async () => {
      const { 'headers sent': headers = '', ...readable } = await readableWhile(service, HANDED['by a function']!);
      expect(headers.includes(`Bearer ${secret}`), 'it was sent').to.equal(true);
      expect(placesWith(secret, readable)).to.deep.equal([]);
    });
  }

  for (const [how, handed] of Object.entries(HANDED)) {
    it(`is readable nowhere when it is handed over ${how}`, async () => {
      const { 'headers sent': _, ...readable } = await readableWhile(SERVICES['refuses it']!, handed);
      expect(placesWith(secret, readable)).to.deep.equal([]);
    });
  }

  it('is no attribute of any, and is not taken from one', async () => {
    const place = await ground();
    for (const { tagName, attributes } of asking) {
      expect(attributes.map(({ fieldName }) => fieldName)).not.to.contain('token');
      const made = await stand<AnyElement>(place, tagName, { source: new FakeSource() } as Partial<AnyElement>);
      made.setAttribute('token', secret);
      expect(made['token'], tagName).to.equal(undefined);
    }
  });

  it('of another origin’s address is not fetched', async () => {
    const place = await ground();
    const { fetch } = window;
    const addresses: string[] = [];
    window.fetch = (input) => {
      addresses.push(String(input instanceof Request ? input.url : input));
      return Promise.reject(new TypeError('no network here'));
    };
    try {
      for (const { tagName } of asking)
        await stand<AnyElement>(place, tagName, {
          src: '/the-shop',
          tokenSrc: 'https://elsewhere.example/token',
          metric: 'revenue',
        } as unknown as Partial<AnyElement>);
      await until(
        () => [...place.children].every((made) => made.matches(':state(error)')),
        'each to say that it cannot',
      );
      expect(addresses.filter((address) => address.includes('elsewhere.example'))).to.deep.equal([]);
    } finally {
      window.fetch = fetch;
    }
  });
});
