/** Types the tags for React 19: `import type {} from '@bizboost/elements/types/react'`, once in an application. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Tags } from '../dist/tags.js';

type Listeners<Events> = { readonly [Name in keyof Events as `on${Name & string}`]?: (event: Events[Name]) => void };

type Props<Tag extends Tags[keyof Tags]> = Tag['properties'] &
  Tag['attributes'] &
  Listeners<Tag['events']> &
  Omit<
    DetailedHTMLProps<HTMLAttributes<Tag['element']>, Tag['element']>,
    keyof Tag['properties'] | keyof Tag['attributes']
  >;

type IntrinsicTags = { [Name in keyof Tags]: Props<Tags[Name]> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends IntrinsicTags {}
  }
}
