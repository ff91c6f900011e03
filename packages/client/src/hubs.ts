import { createHub, type Hub } from './hub.ts';
import { worldKeyOf, type World } from './world.ts';

// One per page and copy of this package: however many clients there are, equal ones meet here.
const hubs = new Map<string, Hub>();

/** The hub of this world and identity, made if there is none. Whoever gets it attaches to it at once. */
export function hubOf(world: World, identity: string): Hub {
  const key = `${worldKeyOf(world)}\n${identity}`;
  const known = hubs.get(key);
  if (known !== undefined) return known;
  const hub = createHub({ world, identity, ended: () => void hubs.delete(key) });
  hubs.set(key, hub);
  return hub;
}
