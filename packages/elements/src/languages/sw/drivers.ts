import type { Words } from '../words.ts';

/** Swahili of the group `drivers`. */
export const words: Words<'drivers'> = {
  'why.title_of': '{name}: mabadiliko yanatoka wapi',
  'why.change': '{change}: {value} sasa, {previous}',
  'why.none': 'Hakuna kilichobadilika: {value}, kama awali.',
  'why.unknown': 'Bado hakuna cha kulinganisha.',
  'why.undivided':
    'Haiwezekani kutenganisha kilichobadilisha: watu na oda wanaweza kuwa katika vingi vya hivi kwa wakati mmoja.',
  'why.by.channel': 'Kwa chaneli',
  'why.by.product': 'Kwa bidhaa',
  'why.by.campaign': 'Kwa kampeni',
  'why.by.hour': 'Kwa saa',
  'why.by.weekday': 'Kwa siku ya wiki',
  'why.without.channel': 'Bila chaneli',
  'why.without.product': 'Bila bidhaa',
  'why.without.campaign': 'Bila kampeni',
  'why.new': 'Mpya',
  'why.gone': 'Haipo tena; awali {previous}',
  'why.both': '{value}, awali {previous}',
  'why.rest': { one: '{count} zaidi', other: '{count} zaidi' },
  'why.points': 'pointi {change}',
  'why.sum': 'Jumla {change}, kama hapo juu.',
};
