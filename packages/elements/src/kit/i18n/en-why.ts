/** What is said where it can be asked why a number moved. */
export const enWhy = {
  'why.ask': 'Why?',
  'why.ask_of': 'Why did {name} move?',
  'why.close': 'Close',
  'why.failed': 'Not to be had now, try again',
} as const;
