// What every element that the manifest knows promises to the page around it: docs/elements.md.
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { FakeSource } from '../../../stories/fake-source.ts';
import { EVENT_SHAPES } from './kit/events.ts';
import './best-times.ts';
import './content-suggestions.ts';
import './content/advice-panels.ts'; // fetched late, and waited for by no test
import './live-dashboard.ts';
import './metric-drivers.ts';
import './metric-receipt.ts';
import './post-composer.ts';
import type { MetricCard } from './metric-card.ts';
import './take-away.ts';
import type { TakeAway } from './take-away.ts';
import { describedElements, settable, type DescribedAttribute } from './testing/manifest.ts';
import { everyElement, ground, inside, listening, settle, stand, until } from './testing/stage.ts';

const described = await describedElements();

type AnyElement = LitElement & Record<string, unknown>;
const make = (tag: string): AnyElement => document.createElement(tag) as AnyElement;

/** A value that the attribute can have and that is not its default, as text and as the property then is. */
function sampleOf({ type }: DescribedAttribute): { readonly text: string; readonly value: unknown } {
  if (type.text === 'boolean') return { text: '', value: true };
  if (type.text === 'number') return { text: '5', value: 5 };
  return { text: 'week', value: 'week' };
}

/** What a default reads in the source. */
function defaultOf({ default: text }: DescribedAttribute): unknown {
  return text.startsWith("'") ? text.slice(1, -1) : (JSON.parse(text) as unknown);
}

/** They have no numbers of their own. */
const ASKS_NOTHING = new Set(['bizboost-period-picker', 'bizboost-take-away']);

const BAD = [null, undefined, Number.NaN, '', '∞', -1, 1e308, 'x'.repeat(50_000), 'sideways', {}, [], true, () => 'no'];

it('knows all the elements there are', () => {
  expect(described.map(({ tagName }) => tagName).sort()).to.deep.equal([
    'bizboost-best-times',
    'bizboost-campaign-table',
    'bizboost-metric-card',
    'bizboost-metric-chart',
    'bizboost-metric-drivers',
    'bizboost-metric-receipt',
    'bizboost-period-picker',
    'bizboost-take-away',
    'content-suggestions',
    'live-dashboard',
    'post-composer',
  ]);
});

for (const element of described) {
  const { tagName: tag, attributes, events } = element;
  // A source is given, so no address is asked.
  const asked = attributes.filter(({ name }) => name !== 'src' && name !== 'token-src');

  describe(`<${tag}>`, () => {
    it('turns each attribute into a typed property, and its removal into the default (rows 1, 4)', () => {
      for (const attribute of attributes) {
        const { text, value } = sampleOf(attribute);
        const made = make(tag);
        expect(made[attribute.fieldName], attribute.name).to.equal(defaultOf(attribute));
        made.setAttribute(attribute.name, text);
        expect(made[attribute.fieldName], attribute.name).to.equal(value);
        made.removeAttribute(attribute.name);
        expect(made[attribute.fieldName], attribute.name).to.equal(defaultOf(attribute));
      }
    });

    it('has no boolean that is true by default (row 1)', () => {
      const made = make(tag);
      for (const { fieldName, type } of attributes)
        if (type.text === 'boolean') expect(made[fieldName], fieldName).to.equal(false);
    });

    it('writes no attribute, child or role of its own (rows 1, 10, 11)', async () => {
      const made = make(tag);
      made.setAttribute('role', 'note');
      made.innerHTML = '<span slot="label">Mine</span>';
      const changes: MutationRecord[] = [];
      const observer = new MutationObserver((records) => changes.push(...records));
      observer.observe(made, { attributes: true, childList: true, subtree: true, characterData: true });
      const place = await ground();
      const source = new FakeSource();

      place.append(Object.assign(made, { source }));
      for (const attribute of attributes) made[attribute.fieldName] = sampleOf(attribute).value;
      await made.updateComplete;
      source.sell(10);
      await settle();
      place.remove();
      await settle();

      changes.push(...observer.takeRecords());
      expect(changes.map(({ type, attributeName }) => `${type} ${attributeName}`)).to.deep.equal([]);
      expect(made.getAttribute('role')).to.equal('note');
    });

    it('is not there when hidden, and a block otherwise (row 11)', async () => {
      const made = await stand(await ground(), tag);
      expect(getComputedStyle(made).display).to.equal('block');
      made.hidden = true;
      expect(getComputedStyle(made).display).to.equal('none');
      expect(made.offsetParent).to.equal(null);
    });

    it('is the same whether properties come before the definition or after (row 2)', async () => {
      const properties = {
        ...Object.fromEntries(asked.map((attribute) => [attribute.fieldName, sampleOf(attribute).value])),
        source: new FakeSource({ shop: 'silent' }),
      };
      const place = await ground();
      const late = `late-${tag}`;
      const before = Object.assign(document.createElement(late), properties) as unknown as LitElement;
      place.append(before);
      customElements.define(late, class extends (customElements.get(tag) as typeof HTMLElement) {});
      const after = await stand(place, tag, properties as Partial<LitElement>);
      await before.updateComplete;
      await settle();

      expect(before.shadowRoot?.innerHTML).to.contain('class');
      expect(withoutMarks(before)).to.equal(withoutMarks(after));
    });

    it('takes whatever it is given without throwing, and warns of each thing once (row 3)', async () => {
      const place = await ground();
      const sent = catchRequests();
      const heard = await listening(async () => {
        for (const name of settable(element)) {
          const made = await stand<AnyElement>(place, tag, { source: new FakeSource() } as Partial<AnyElement>);
          for (const bad of BAD) {
            // An address is asked where there is no source.
            Object.assign(made, { [name]: bad }, (name === 'src' || name === 'tokenSrc') && { source: undefined });
            await made.updateComplete;
            expect(made.shadowRoot?.childElementCount, `${name} = ${String(bad)}`).to.be.greaterThan(0);
          }
          await settle();
          made.remove();
        }
      });
      sent.release();
      expect(heard.thrown).to.deep.equal([]);
      expect(heard.errors).to.deep.equal([]);
      expect(new Set(heard.warnings).size).to.equal(heard.warnings.length);
    });

    it('tells of no act of a person when a script sets properties (row 5)', async () => {
      const place = await ground();
      const told: string[] = [];
      for (const name of ['bizboost-period-change', 'bizboost-action', 'bizboost-post'])
        document.addEventListener(name, (event) => told.push(event.type), { signal: signalOf(place) });
      const made = await stand<AnyElement>(place, tag, { source: new FakeSource() } as Partial<AnyElement>);
      for (const attribute of asked) made[attribute.fieldName] = sampleOf(attribute).value;
      await made.updateComplete;
      await settle();
      expect(told).to.deep.equal([]);
    });

    it('documents how each of its events travels (row 6)', () => {
      for (const { name, description = '' } of events) {
        const shape = EVENT_SHAPES[name as keyof typeof EVENT_SHAPES];
        expect(shape, `${tag} documents ${name}`).to.be.an('object');
        expect(/does not bubble/i.test(description), name).to.equal(!shape.bubbles);
        expect(/bubbles, composed/i.test(description), name).to.equal(
          shape.bubbles === true && shape.composed === true,
        );
        expect(/cancel/i.test(description), name).to.equal(shape.cancelable === true);
      }
    });

    it('answers its methods quietly while it is nowhere (row 9)', async () => {
      const methods = element.members.filter(
        ({ kind, privacy, name }) => kind === 'method' && privacy === undefined && name !== 'attachShadow',
      );
      const sent = catchRequests();
      const heard = await listening(async () => {
        const made = Object.assign(make(tag), { src: '/the-shop', metric: 'revenue' });
        for (const { name } of methods.filter((method) => !method.name.startsWith('#')))
          (made[name] as () => unknown).call(made);
      });
      sent.release();
      expect(heard).to.deep.equal({ warnings: [], errors: [], thrown: [] });
      expect(sent.addresses).to.deep.equal([]);
    });

    it('documents the parts it has, and has the parts it documents (row 8)', async () => {
      const found = await partsOf(tag);
      const documented = new Set((element.cssParts ?? []).map(({ name }) => name));
      expect([...found].sort()).to.deep.equal([...documented].sort());
    });

    it('documents the custom properties that its styles read (row 8)', () => {
      const { elementStyles } = customElements.get(tag) as unknown as {
        elementStyles: readonly { readonly cssText: string }[];
      };
      const read = elementStyles.flatMap(({ cssText }) => cssText.match(/--bizboost-[a-z0-9-]+/g) ?? []);
      const documented = new Set((element.cssProperties ?? []).map(({ name }) => name));
      const silent = [...new Set(read)].filter((name) => !documented.has(name));
      expect(silent).to.deep.equal([]);
    });

    it('documents the states it can be in (row 10)', () => {
      const states = ASKS_NOTHING.has(tag) ? [] : ['denied', 'error', 'live', 'loading', 'offline', 'partial', 'stale'];
      expect((element.cssStates ?? []).map(({ name }) => name).sort()).to.deep.equal(states);
    });
  });
}

/** What an element must be asked for to show all it has. */
const KINDS: Readonly<Record<string, readonly object[]>> = {
  'bizboost-metric-chart': [{}, { by: 'channel', type: 'doughnut' }, { by: 'product' }],
  'bizboost-metric-receipt': [{}, { metric: 'engagement_rate' }],
};

/** Every part an element shows in any of its lives; those of nested elements count where they are exported. */
async function partsOf(tag: string): Promise<ReadonlySet<string>> {
  const place = await ground();
  const parts = new Set<string>();
  const read = (): void => {
    for (const made of place.children) {
      for (const each of made.shadowRoot?.querySelectorAll('[part],[exportparts]') ?? [])
        for (const part of [
          ...(each.getAttribute('part') ?? '').split(/\s+/),
          // `inner: outer` is exported under its outer name.
          ...(each.getAttribute('exportparts') ?? '').split(',').map((one) => one.split(':').at(-1)?.trim() ?? ''),
        ])
          if (part !== '') parts.add(part);
    }
  };
  const lives = [
    new FakeSource(),
    new FakeSource({ shop: 'empty' }),
    new FakeSource({ shop: 'vast' }),
    new FakeSource({ posts: 'three' }),
    new FakeSource({ shop: 'silent' }),
    new FakeSource({ link: { link: 'failed', attempt: 2 } }),
    new FakeSource({ shop: 'silent', link: { link: 'denied' } }),
  ];
  const kinds = KINDS[tag] ?? [{}];
  for (const source of lives)
    for (const kind of kinds)
      place.append(
        Object.assign(make(tag), {
          source,
          metric: 'revenue',
          actions: 'create-campaign plan-post use-tip edit-post',
          ...kind,
        }),
      );
  if (tag === 'bizboost-metric-card')
    place.append(
      Object.assign(make(tag), {
        data: { label: 'A', value: 1, unit: 'count', action: { label: 'b', action: 'c' } },
      }),
    );
  if (!ASKS_NOTHING.has(tag)) await until(() => place.firstElementChild?.matches(':state(live)'), 'the first answer');
  if (tag === 'post-composer')
    for (const part of ['apply', 'basis'])
      await until(() => [...place.children].some((made) => made.shadowRoot?.querySelector(`[part=${part}]`)), part);
  await settle();
  read();
  if (tag === 'bizboost-metric-card') {
    const asked = place.firstElementChild as Element;
    inside(asked, '[part=why]').click();
    await until(() => inside<HTMLDialogElement>(asked, '[part=why-dialog]').open, 'the box');
    read();
    inside<HTMLDialogElement>(asked, '[part=why-dialog]').close();
  }
  if (tag === 'bizboost-metric-receipt') {
    // A page that may not copy.
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    inside(place.firstElementChild as Element, '[part=copy]').click();
    Reflect.deleteProperty(navigator, 'clipboard');
  }
  if (tag === 'bizboost-take-away') {
    const menu = place.firstElementChild as TakeAway;
    menu.of = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      data: { label: 'A', value: 1, unit: 'count' },
    });
    menu.click();
    await until(() => menu.shadowRoot?.querySelector('[part=item]'), 'the menu');
    read();
  }
  for (const each of everyElement(place)) if (each.getAttribute('part') === 'toggle') (each as HTMLElement).click();
  for (const each of everyElement(place)) if (each.getAttribute('part') === 'compare') (each as HTMLElement).click();
  await settle();
  for (const each of everyElement(place))
    if (each instanceof HTMLFormElement && each.getAttribute('part') === 'form') each.requestSubmit();
  await settle();
  read();
  for (const each of everyElement(place)) if (each.getAttribute('part') === 'apply') (each as HTMLElement).click();
  for (const each of everyElement(place))
    if (each.getAttribute('role') === 'slider') each.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' }));
  await settle();
  read();
  return poisoned(tag, place, parts, read);
}

/** The part of an element that could not render, too. */
async function poisoned(
  tag: string,
  place: HTMLElement,
  parts: ReadonlySet<string>,
  read: () => void,
): Promise<ReadonlySet<string>> {
  await listening(async () => {
    const made = make(tag);
    Object.defineProperty(made, 'render', {
      value: () => {
        throw new Error('poison');
      },
    });
    place.append(made);
    await made.updateComplete.catch(() => undefined);
    read();
  });
  return parts;
}

/** The words and tags an element shows, without Lit's own marks. */
function withoutMarks(element: LitElement): string {
  return (element.shadowRoot?.innerHTML ?? '').replace(/<!--.*?-->/g, '').replace(/lit\$\d+\$/g, '');
}

/** Keeps what would be sent from the network, until it is released. */
function catchRequests(): { readonly addresses: readonly string[]; release(): void } {
  const { fetch } = window;
  const addresses: string[] = [];
  window.fetch = (input, init) => {
    const { href, pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (pathname.endsWith('.json')) return fetch(input, init); // the manifest
    addresses.push(href);
    return Promise.reject(new TypeError('There is no network in this test.'));
  };
  return { addresses, release: () => Object.assign(window, { fetch }) };
}

/** Ends with the place: listeners on the document go when the test's fixture does. */
function signalOf(place: HTMLElement): AbortSignal {
  const controller = new AbortController();
  const observer = new MutationObserver(() => {
    if (place.isConnected) return;
    controller.abort();
    observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return controller.signal;
}
