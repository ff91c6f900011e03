import type { Person } from '../adapter.ts';
import type { EventFact, SaleFact } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { readFacts } from './read-facts.ts';
import { rebuild } from './rebuild.ts';

const ALL_TIME = { from: -Infinity, to: Infinity };

/** What `erase` of an adapter does. The store itself where it names the person nowhere, else another in its place. */
export function erasePerson(
  store: BusinessStore,
  person: Person,
): { readonly store: BusinessStore; readonly events: number; readonly sales: number } {
  const sessions = sessionsOf(store, person);
  const erased = { event: 0, sale: 0 };
  const without = <F extends EventFact | SaleFact>(fact: F, ids: Partial<F>): F => {
    const named = Object.keys(ids) as (keyof F)[];
    const isNamed = named.some((name) => fact[name] !== ids[name]);
    if (isNamed) erased[fact.kind]++;
    return isNamed ? { ...fact, ...ids } : fact;
  };
  const rebuilt = rebuild(store, (fact) => {
    if (fact.kind === 'event') return without(fact, eventWithout(fact, person, sessions));
    return fact.kind === 'sale' ? without(fact, saleWithout(fact, person)) : fact;
  });
  const isSame = erased.event + erased.sale === 0;
  return { store: isSame ? store : rebuilt, events: erased.event, sales: erased.sale };
}

function sessionsOf(store: BusinessStore, { visitor }: Person): ReadonlySet<string | undefined> {
  const sessions = new Set<string | undefined>();
  if (visitor === undefined) return sessions;
  for (const fact of readFacts(store, { kinds: ['event'], ...ALL_TIME }))
    if (fact.kind === 'event' && fact.visitor === visitor && fact.session !== undefined) sessions.add(fact.session);
  return sessions;
}

function eventWithout(
  { visitor, session }: EventFact,
  person: Person,
  sessions: ReadonlySet<string | undefined>,
): Pick<EventFact, 'visitor' | 'session'> {
  return {
    visitor: visitor === person.visitor ? undefined : visitor,
    session: sessions.has(session) ? undefined : session,
  };
}

function saleWithout({ visitor, customer }: SaleFact, person: Person): Pick<SaleFact, 'visitor' | 'customer'> {
  return {
    visitor: visitor === person.visitor ? undefined : visitor,
    customer: customer === person.customer ? undefined : customer,
  };
}
