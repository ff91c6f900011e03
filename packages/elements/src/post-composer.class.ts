/** The class of `<post-composer>`, defined nowhere: for a name or a registry of your own. */
export { PostComposer } from './content/post-composer.ts';
export { defineElement, type Definable } from './kit/define.ts';
