import { EventReader } from './event-reader.ts';
import type { World } from './world.ts';

/** `GET /stream` of some asks. */
export async function openStream(world: World, asks: readonly string[], init: RequestInit = {}): Promise<EventReader> {
  const query = asks.map((ask) => `ask=${encodeURIComponent(ask)}`).join('&');
  return new EventReader(await world.fetch(`/stream?${query}`, init));
}

/** `POST /stream`, with what is held. */
export async function resumeStream(
  world: World,
  asks: readonly { readonly ask: string; readonly have?: string }[],
): Promise<EventReader> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ asks }) };
  return new EventReader(await world.fetch('/stream', init));
}
