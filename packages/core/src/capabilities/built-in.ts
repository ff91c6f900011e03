import type { Capability } from './capability.ts';
import { createContentCapability } from './content/index.ts';
import type { ContentOptions } from './content/posts/most-posts.ts';
import { liveCapability } from './live/index.ts';

/** How the built-in capabilities work, by their names; what is left out is as usual. */
export interface BuiltInOptions {
  readonly content?: ContentOptions | undefined;
}

/**
 * The built-in capabilities, told how to work. A new capability is a line here.
 * @throws `invalid_input` for an option that is out of range
 */
export function createBuiltInCapabilities({ content }: BuiltInOptions = {}): readonly Capability[] {
  return [liveCapability, createContentCapability(content)];
}

/** What an engine can do unless it is told otherwise. */
export const builtInCapabilities: readonly Capability[] = createBuiltInCapabilities();
