/** The states a reader may meet, in the order of one's acquaintance, by the names that stories may have for them. */
export const STATES = {
  live: /^(Live|Line|ManyPosts|Writing|Today)$/,
  empty: /^(Empty|NoPosts)$/,
  'first load': /^FirstLoad$/,
  'error without data': /^ErrorWithoutData$/,
  'error with data': /^(ErrorWithData|Stale)$/,
  offline: /^Offline/,
  denied: /^Denied$/,
  'not configured': /^NotConfigured$/,
} as const;

/** The story of an element for a state, if it has one. */
export function storyFor(state: keyof typeof STATES, names: readonly string[]): string | undefined {
  return names.find((name) => STATES[state].test(name));
}
