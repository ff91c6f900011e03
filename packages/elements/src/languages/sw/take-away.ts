import type { Words } from '../words.ts';

/** Swahili of the group `takeAway`. */
export const words: Words<'takeAway'> = {
  'take.numbers': 'Takwimu (CSV)',
  'take.picture': 'Picha (PNG)',
  'take.csv': 'CSV',
  'take.png': 'PNG',
  'take.csv_of': '{name}, takwimu kama CSV',
  'take.png_of': '{name}, picha kama PNG',
  'take.print': 'Chapisha au hifadhi kama PDF',
  'take.link': 'Nakili kiungo cha mwonekano huu',
  'take.saved': 'Imehifadhiwa kama {file}',
  'take.shared': 'Imekabidhiwa: {file}',
  'take.copied': 'Kiungo kimenakiliwa.',
  'take.copy_by_hand': 'Ukurasa huu hauruhusu kiungo kunakiliwa. Hiki hapa:',
  'take.refused': 'Ukurasa huu hauruhusu faili kuhifadhiwa. Ufungue katika kichupo chake wenyewe.',
  'take.print_refused': 'Ukurasa huu hauruhusu kuchapishwa. Ufungue katika kichupo chake wenyewe.',
  'take.unsure': '{file} imekabidhiwa kivinjari. Isipoonekana, ukurasa huu hauruhusu faili kuhifadhiwa.',
  'take.nothing': 'Bado hakuna takwimu za kuchukua.',
  'take.broken': 'Hii haikuweza kutengenezwa. Sababu iko kwenye konsoli.',
  'take.from': 'Kuanzia',
  'take.until': 'Hadi',
  'take.as_of': 'Kufikia',
  'take.before': 'Awali',
  'take.change': 'Mabadiliko',
  'take.id': 'Kitambulisho',
  'take.status': 'Hali',
};
