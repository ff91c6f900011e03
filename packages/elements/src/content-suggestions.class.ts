/** The class of `<content-suggestions>`, defined nowhere: for a name or a registry of your own. */
export { ContentSuggestions } from './content/content-suggestions.ts';
export { defineElement, type Definable } from './kit/define.ts';
