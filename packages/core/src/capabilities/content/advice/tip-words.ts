/** English for what tips are about: after "Your posts with …" and "Try …". Elements have words of their own, by code. */
export const TIP_WORDS: Readonly<
  Record<string, { readonly has: string; readonly more: string; readonly less: string }>
> = {
  video: { has: 'with a video', more: 'Post videos more often', less: 'Try another kind than video' },
  image: { has: 'with a picture', more: 'Add a picture', less: 'Try another kind than a picture' },
  carousel: {
    has: 'with several pictures',
    more: 'Show several pictures',
    less: 'Show one picture instead of several',
  },
  link: { has: 'with a link', more: 'Add a link', less: 'Leave the link out, or put it in a comment' },
  text_only: { has: 'of text alone', more: 'Post text alone now and then', less: 'Add a picture or a video' },
  short_caption: { has: 'with a short caption', more: 'Write less', less: 'Write more' },
  question: { has: 'that ask a question', more: 'Ask a question', less: 'Tell instead of asking' },
  emoji: { has: 'with an emoji', more: 'Add an emoji', less: 'Leave emoji out' },
  quote: { has: 'that quote someone', more: 'Quote someone', less: 'Say it in your own words' },
  number: { has: 'with a number', more: 'Name a number', less: 'Leave numbers out' },
  mention: { has: 'that mention someone', more: 'Mention someone', less: 'Mention fewer people' },
  hashtags: { has: 'with hashtags', more: 'Add a hashtag', less: 'Leave hashtags out' },
  many_hashtags: {
    has: 'with more than three hashtags',
    more: 'Use more hashtags',
    less: 'Use three hashtags at most',
  },
  morning: { has: 'in the morning', more: 'Post in the morning', less: 'Post later in the day' },
  afternoon: { has: 'in the afternoon', more: 'Post in the afternoon', less: 'Post before noon or in the evening' },
  evening: { has: 'in the evening', more: 'Post in the evening', less: 'Post earlier in the day' },
  weekend: { has: 'on weekends', more: 'Post on weekends', less: 'Post on weekdays' },
};
