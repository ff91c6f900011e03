/** Types the tags in templates of Vue 3: `import type {} from '@bizboost/elements/types/vue'`, once in an application. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Tags } from '../dist/tags.js';

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

type Listeners<Events> = {
  readonly [Name in keyof Events as `on${Capitalize<Camel<Name & string>>}`]?: (event: Events[Name]) => void;
};

/** Vue takes `heading-level` for `headingLevel`. */
type Camelled<Attributes> = { readonly [Name in keyof Attributes as Camel<Name & string>]?: Attributes[Name] };

type Own<Tag extends Tags[keyof Tags]> = Omit<Tag['properties'], keyof Camelled<Tag['attributes']>> &
  Camelled<Tag['attributes']> &
  Listeners<Tag['events']>;

type Props<Tag extends Tags[keyof Tags]> = Own<Tag> & Omit<HTMLAttributes & PublicProps, keyof Own<Tag>>;

type Components = { [Name in keyof Tags]: new () => { readonly $props: Props<Tags[Name]> } };

declare module 'vue' {
  interface GlobalComponents extends Components {}
}
