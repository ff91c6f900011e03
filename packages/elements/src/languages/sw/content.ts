import type { Words } from '../words.ts';

/** Swahili of the group `content`. */
export const words: Words<'content'> = {
  'advice.title': 'Mapendekezo ya machapisho',
  'advice.slow': 'Bado inapakia. Muunganisho ni wa polepole; ushauri wako utaonekana mara tu utakapofika.',

  'history.posts': { one: 'Kutoka chapisho lako {count}', other: 'Kutoka machapisho yako {count}' },
  'history.none.title': 'Itajifunza kutoka machapisho yako',
  'history.none.text':
    'Bado hujachapisha kitu hapa. Hapa chini ni yanayofaa kurasa nyingi; kwa machapisho yako ya kwanza itaanza kujifunza yanayofaa ukurasa wako.',
  'history.few.title': 'Bado historia haitoshi',
  'history.few.text': {
    one: 'Chapisho {count} hadi sasa. Kuanzia takriban 30, ushauri hutoka kwenye machapisho yako mwenyewe nasi tunaweka rekodi ya usahihi wake. Hadi hapo: yanayofaa kurasa nyingi.',
    other:
      'Machapisho {count} hadi sasa. Kuanzia takriban 30, ushauri hutoka kwenye machapisho yako mwenyewe nasi tunaweka rekodi ya usahihi wake. Hadi hapo: yanayofaa kurasa nyingi.',
  },
  'history.progress': '{count} kati ya machapisho takriban 30',

  'next.title': 'Fanya hili sasa',

  'times.title': 'Nyakati bora za kuchapisha',
  'times.heat': 'Wiki, saa kwa saa',

  'planned.title': 'Machapisho yaliyoratibiwa',

  'tips.title': 'Cha kubadilisha',

  'topics.title': 'Zinazovuma sasa',

  'record.title': 'Tulivyokuwa sahihi',

  'announce.advice': 'Ushauri mpya. {next}',
};
