// What an element that belongs in any page is like, by number, and the hard states it must bear. Tests say which of these they
// prove by a tag at the end of a title: `(row 31)`, `(rows 47, 48)`, `(state offline)`. docs/elements.md is made of both.

/**
 * `says`: the property, true of every element of custom-elements.json. `decision`: a note in docs/decisions that says where we do
 * otherwise, and why.
 *
 * @typedef {{ row: number, says: string, decision?: string }} Row
 * @typedef {{ state: string, says: string, decision?: string }} State
 */

/** @type {readonly { readonly about: string, readonly rows: readonly Row[] }[]} */
export const ROWS = [
  {
    about: 'The element itself',
    rows: [
      {
        row: 1,
        says: 'Each attribute is a typed property with a default; nothing is reflected but what the manifest says; no boolean is true by default',
      },
      { row: 2, says: 'Properties set before the code has come do what they do afterwards' },
      { row: 3, says: 'A bad value neither throws nor hurts the page, and is warned of once' },
      { row: 4, says: 'An attribute taken away by whoever morphs the page restores its default' },
      {
        row: 5,
        says: 'Events have prefixed names and typed details, and tell of what people do, never of what a script set',
      },
      { row: 6, says: 'Each event says whether it bubbles, crosses shadow roots and can be cancelled, and does so' },
      { row: 7, says: 'Every slot has content of its own until the page brings some' },
      { row: 8, says: 'Parts and custom properties are those of the manifest, all of them' },
      { row: 9, says: 'Methods of an element that stands nowhere do nothing, and send nothing' },
      { row: 10, says: 'A role of the author’s stays; states are for CSS to match' },
      { row: 11, says: '`hidden` hides; nothing is written into the page around' },
    ],
  },
  {
    about: 'Registration, loading, packages',
    rows: [
      {
        row: 12,
        says: 'Importing a class defines nothing; importing the tag’s module defines it; the package’s addresses all lead somewhere',
      },
      {
        row: 13,
        says: 'Two copies or two versions live on one page: the first wins, another version is warned of once',
      },
      { row: 14, says: 'Every entry can be imported on a server' },
      { row: 15, says: 'Each element lives in a registry of one’s own, with its pieces' },
      { row: 16, says: 'One script tag suffices; chunks are found beside it, whatever the path' },
      {
        row: 17,
        says: 'The loader finds every tag, late ones too and those it is told of, says when it has, and when it could not',
      },
      { row: 18, says: 'The package holds neither Lit nor Chart.js; what is packed is known' },
      {
        row: 19,
        says: 'The script-tag bundle has integrity hashes, and a flipped byte is refused',
      },
      {
        row: 20,
        says: 'Nothing jumps while the code is on its way, and what the page wrote into the tag is read without script',
      },
      {
        row: 21,
        says: 'Rendered on a server it is a real frame, the same in any zone and language, and comes alive without a difference',
      },
      { row: 22, says: 'Types for HTML, React, Vue, Svelte and Angular; the manifest is fresh' },
      { row: 23, says: 'React hands over objects, before and after the code has come' },
      { row: 24, says: 'Editing a module while developing reloads the page and throws nothing' },
    ],
  },
  {
    about: 'Looks',
    rows: [
      { row: 25, says: 'Tokens have three layers; the nearest one set wins', decision: 'own-ink-on-own-paper.md' },
      { row: 26, says: 'Light and dark follow `color-scheme`, words and canvas alike, at once' },
      {
        row: 27,
        says: 'Text keeps 4.5:1 and marks 3:1 with any accent and series colours; there is a second cue beside colour',
      },
      {
        row: 28,
        says: 'The element’s own width decides, not the window’s; nothing hangs over at 280 px or with letters twice as large',
      },
      { row: 29, says: 'From right to left everything mirrors: layout, axis and arrow keys' },
      { row: 30, says: 'Who prefers less motion sees none, from the moment they say so' },
      { row: 31, says: 'In forced colours the canvas has system colours too, and boxes have real borders' },
      { row: 32, says: 'On paper charts fit, their tables are open, controls and badges are gone' },
      { row: 33, says: 'A policy without inline styles is kept to the letter' },
      { row: 34, says: 'Trusted Types are kept; a page that forbids a second Lit is told so once and lives' },
    ],
  },
  {
    about: 'For everybody',
    rows: [
      { row: 35, says: 'A chart has a name, a short summary and a real table, reached before the picture' },
      {
        row: 36,
        says: 'A chart is one tab stop, read with the arrow keys; its tooltip follows, stays and goes with Escape',
      },
      { row: 37, says: 'Live numbers are told politely, from one place, at most each half minute by default' },
      { row: 38, says: 'New numbers take the focus from nobody' },
      { row: 39, says: 'Heading levels are the page’s choice; each dashboard is a landmark with its own name' },
      { row: 40, says: 'axe finds nothing, in any state, light or dark', decision: 'listening-by-tree.md' },
      {
        row: 41,
        says: 'At 320 px every control is there, at least 24 px large, and nothing is shown to the pointer alone',
      },
    ],
  },
  {
    about: 'Numbers, time, language',
    rows: [
      {
        row: 42,
        says: 'The language is that of the nearest `lang`, follows it, may be taught in part, and falls back to English',
      },
      { row: 43, says: 'Formatters are made once, and anew when the device’s languages change' },
      { row: 44, says: 'Money has its currency’s own decimals; no number is a dash' },
      { row: 45, says: 'Hours and days are the business’s, wherever the reader is, over changes of clocks too' },
      { row: 46, says: 'What cannot be divided is no data: never NaN, never Infinity, never 0' },
    ],
  },
  {
    about: 'Live data and life',
    rows: [
      {
        row: 47,
        says: 'An element that leaves is gone from memory; one that returns is whole; one that is moved keeps its chart',
      },
      { row: 48, says: 'Listeners, timers and observers of the page are given back, and shared while they are held' },
      {
        row: 49,
        says: 'Any number of elements share one stream, closed soon after the last has gone, kept for one that comes back',
      },
      { row: 50, says: 'Any number of tabs share one stream, which passes on when its tab goes' },
      {
        row: 51,
        says: 'Out of sight the stream is let go, in sight again what was missed is there once; a chart nobody sees is not drawn',
      },
      {
        row: 52,
        says: 'Reconnecting is patient, spread, as the server asks, and ends where it is refused; silence is noticed',
      },
      { row: 53, says: 'A stream may be cut anywhere, and no line makes memory grow' },
      { row: 54, says: 'Every message is checked; what is bad is counted and costs nobody else anything' },
      {
        row: 55,
        says: 'At most four drawings a second; a hundred updates a second leave no long task, and the heap flat',
      },
      { row: 56, says: 'What cannot be drawn is a box of its own with a way to try again; its siblings live' },
      {
        row: 57,
        says: 'A token is nowhere but in its header: not in the page, an address, an event, an error or the console',
      },
    ],
  },
  {
    about: 'Storybook',
    rows: [
      { row: 58, says: 'Controls, docs and actions are those of the manifest' },
      { row: 59, says: 'Every element has a story for each state, theme and direction' },
      { row: 60, says: 'Stories act: a period chosen, a walk by keyboard, a line dropped and found, access lost' },
    ],
  },
];

/** @type {readonly State[]} */
export const STATES = [
  {
    state: 'empty',
    says: 'Nothing sold, or nothing posted: why, and what to do next; the page may say it in its own words',
  },
  { state: 'first-load', says: 'A frame of the final size, busy, told once after a second, in words after ten' },
  {
    state: 'error-without-data',
    says: 'A short sentence and a way to try again, which keeps the focus; none of the server’s own words',
  },
  { state: 'error-with-data', says: 'The last good numbers stay, marked and readable; those of another question go' },
  { state: 'lost-link', says: 'How old, then which attempt, then that updates have stopped; told once' },
  { state: 'refresh', says: 'New numbers take the place of old ones; nothing is blank in between' },
  { state: 'offline', says: 'Nothing is tried, what is known stays with its time, and all resumes with the network' },
  { state: 'wake', says: 'Seen again, online again or thawed, it asks at once and has what it missed' },
  {
    state: 'partial',
    says: 'What is missing is told, what is there is shown, and totals are made of no more than that',
  },
  {
    state: 'denied',
    says: 'No number of before is left anywhere; nothing is tried again; an ended session is told apart',
  },
  { state: 'unconfigured', says: 'A calm word instead of an error, and one warning for the developer' },
  { state: 'extreme-numbers', says: 'Huge numbers are short and exact at once and fit 280 px; what is none is a dash' },
  { state: 'too-many', says: 'At most a point per pixel and eight series; the rest is added up and said to be' },
  {
    state: 'unknown-version',
    says: 'An answer of a newer server is read as far as it is understood, or the last good one stays',
  },
];

export const ALL_ROWS = ROWS.flatMap(({ rows }) => rows);
