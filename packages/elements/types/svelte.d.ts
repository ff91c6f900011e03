/** Types the tags for Svelte 5: `import type {} from '@bizboost/elements/types/svelte'`, once in an application. */
import type { HTMLAttributes } from 'svelte/elements';
import type { Tags } from '../dist/tags.js';

type Listeners<Events> = { readonly [Name in keyof Events as `on${Name & string}`]?: (event: Events[Name]) => void };

type Props<Tag extends Tags[keyof Tags]> = Tag['properties'] &
  Tag['attributes'] &
  Listeners<Tag['events']> &
  Omit<HTMLAttributes<Tag['element'] & EventTarget>, keyof Tag['properties'] | keyof Tag['attributes']>;

type ElementsByTag = { [Name in keyof Tags]: Props<Tags[Name]> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends ElementsByTag {}
}
