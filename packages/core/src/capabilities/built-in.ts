import type { Capability } from './capability.ts';
import { contentCapability } from './content/index.ts';
import { liveCapability } from './live/index.ts';

/** What an engine can do unless it is told otherwise. A new capability is a line here. */
export const builtInCapabilities: readonly Capability[] = [liveCapability, contentCapability];
