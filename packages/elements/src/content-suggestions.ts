/** Defines `<content-suggestions>`. Importing it again, also from another copy of the package, is harmless. */
import { ContentSuggestions } from './content/content-suggestions.ts';
import { defineElement } from './kit/define.ts';

defineElement('content-suggestions', ContentSuggestions);

export { ContentSuggestions };
