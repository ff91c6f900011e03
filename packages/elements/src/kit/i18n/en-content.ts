/** What the frame of content advice says beyond `en`, in English. Apart, so that pages without it need not fetch it. */
export const enContent = {
  'advice.title': 'Content suggestions',
  'advice.slow': 'Still loading. The connection is slow; your advice will appear as soon as it arrives.',

  'history.posts': { one: 'From {count} post of yours', other: 'From {count} posts of yours' },
  'history.none.title': 'Your posts will teach it',
  'history.none.text':
    'Nothing of yours is published here yet. Below is what holds for most pages; with your first posts it begins to learn what holds for yours.',
  'history.few.title': 'Not enough history yet',
  'history.few.text': {
    one: '{count} post so far. From about 30 on, advice is drawn from your own posts and we keep score of it. Until then: what holds for most pages.',
    other:
      '{count} posts so far. From about 30 on, advice is drawn from your own posts and we keep score of it. Until then: what holds for most pages.',
  },
  'history.progress': '{count} of about 30 posts',

  'next.title': 'Do this next',

  'times.title': 'Best times to post',
  'times.heat': 'The week, hour by hour',

  'planned.title': 'Scheduled posts',

  'tips.title': 'What to change',

  'topics.title': 'Rising now',

  'record.title': 'How right this was',

  'announce.advice': 'New advice. {next}',
} as const;
