// Which rows and states a test proves: said by a tag in a title, `(row 31)`, `(rows 47, 48)`, `(state offline)`.
const TAG = /\((rows?|states?) ([a-z0-9-]+(?:, [a-z0-9-]+)*)\)/g;

/** The ids of the tags in a text, in order, each once: `31` for a row, `offline` for a state. */
export function tagsIn(text) {
  const ids = [...text.matchAll(TAG)]
    .filter(([, kind, list]) => kind.startsWith('state') || /^[0-9, ]+$/.test(list))
    .flatMap(([, , list]) => list.split(', '));
  return [...new Set(ids)];
}
