/** Defines `<post-composer>`. Importing it again, also from another copy of the package, is harmless. */
import { PostComposer } from './content/post-composer.ts';
import { defineElement } from './kit/define.ts';

defineElement('post-composer', PostComposer);

export { PostComposer };
