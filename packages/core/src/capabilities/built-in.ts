import type { Capability } from './capability.ts';
import { createContentCapability } from './content/index.ts';
import type { ContentOptions } from './content/posts/most-posts.ts';
import { createLiveCapability } from './live/index.ts';
import type { LiveOptions } from './live/late-channels.ts';

/** How the built-in capabilities work, by their names; what is left out is as usual. */
export interface BuiltInOptions {
  readonly live?: LiveOptions | undefined;
  readonly content?: ContentOptions | undefined;
}

/**
 * The built-in capabilities, told how to work. A new capability is a line here.
 * @throws `invalid_input` for an option that is out of range
 */
export function createBuiltInCapabilities({ live, content }: BuiltInOptions = {}): readonly Capability[] {
  return [createLiveCapability(live), createContentCapability(content)];
}

/** What an engine can do unless it is told otherwise. */
export const builtInCapabilities: readonly Capability[] = createBuiltInCapabilities();
