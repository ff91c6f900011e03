/** Types the tags in templates of Vue 3: `import type {} from '@bizboost/elements/types/vue'`, once in an application. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Tags } from '../dist/tags.js';

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

type Listeners<Events> = {
  readonly [Name in keyof Events as `on${Capitalize<Camel<Name & string>>}`]?: (event: Events[Name]) => void;
};

type Props<Tag extends Tags[keyof Tags]> = Tag['properties'] &
  Tag['attributes'] &
  Listeners<Tag['events']> &
  Omit<HTMLAttributes & PublicProps, keyof Tag['properties'] | keyof Tag['attributes']>;

type Components = { [Name in keyof Tags]: new () => { readonly $props: Props<Tags[Name]> } };

declare module 'vue' {
  interface GlobalComponents extends Components {}
}
