import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Question } from './global-setup.ts';
import { makeRoom, type Room } from './room.ts';
import { whyNot, whyNotOwn, type ServiceName } from './shared-services.ts';

/** A service that all test files of a run share. To be asked in hooks and tests. */
export interface SharedService {
  /** URLs of its nodes; one, unless it is a cluster. Whatever is made there by hand must go by hand: better take a room. */
  urls(): readonly string[];
  /** A new place of its own: an empty database, or a prefix for keys. Cleared after the suite. */
  room(): Promise<Room>;
}

/**
 * A suite that needs a service which others use at the same time. Where the service cannot be had, its tests are skipped, and the
 * suite's title says why. Nothing may be done to the service itself: for that see `describeOwnServices`.
 */
export function describeService(name: ServiceName, title: string, suite: (service: SharedService) => void): void {
  describeUnless(whyNot(name), title, () => {
    const rooms: Room[] = [];
    let urls: readonly string[];
    beforeAll(async () => {
      urls = await urlsOf(name);
    });
    afterAll(async () => {
      for (const room of rooms) await room.clear();
    });
    suite({
      urls: () => urls,
      async room() {
        const room = await makeRoom(name, urls);
        rooms.push(room);
        return room;
      },
    });
  });
}

/**
 * A suite that starts services for itself, to stop, pause or fill them. Skipped where they cannot be started, whatever URLs the
 * environment gives: it is not for us to break somebody else's.
 */
export function describeOwnServices(names: readonly ServiceName[], title: string, suite: () => void): void {
  const reasons = names.flatMap((name) => whyNotOwn(name) ?? []);
  describeUnless([...new Set(reasons)].join('; ') || undefined, title, suite);
}

/** A suite that is skipped for a reason; its title and the end of the run say it. */
export function describeUnless(reason: string | undefined, title: string, suite: () => void): void {
  const skipped = reason !== undefined;
  describe.skipIf(skipped)(`${title}${skipped ? ` (skipped: ${reason})` : ''}`, async () => {
    if (skipped) await ask('skipped', { reason });
    suite();
  });
}

async function urlsOf(name: ServiceName): Promise<readonly string[]> {
  const { urls, error } = (await ask('open', { name })) as { urls?: readonly string[]; error?: string };
  if (!urls) throw new Error(error);
  return urls;
}

async function ask(what: Question, parameters: Readonly<Record<string, string>>): Promise<unknown> {
  const broker = inject('services');
  if (!broker)
    throw new Error("Add globalSetup: 'test/services/global-setup.ts' to this vitest project: it runs the services.");
  return (await fetch(`${broker}/${what}?${new URLSearchParams(parameters)}`)).json();
}
