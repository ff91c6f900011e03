import type { Words } from '../words.ts';

/** Swahili of the group `advice`. */
export const words: Words<'advice'> = {
  'advice.why': 'Kwa nini?',
  'advice.why_of': 'Kwa nini? {advice}',

  'basis.general': 'Uzoefu wa kurasa nyingi, si wa ukurasa wako',
  'basis.none': 'Bado hakuna msingi',

  'chance.over': 'zaidi ya {chance}',
  'chance.under': 'chini ya {chance}',

  'confidence.high': 'Uhakika mkubwa',
  'confidence.medium': 'Uhakika wa wastani',
  'confidence.low': 'Uhakika mdogo',

  'next.plan': 'Panga chapisho lako lijalo: {when}',
  'next.improve': 'Chapisho lako la {when}: {change}',
  'next.as_it_is': 'Lilivyo, lina alama {score} kati ya 100',

  'times.best': 'Nyakati nzuri',
  'times.worst': 'Nyakati za kuepuka',
  'times.post': 'Chapisha {days}, {time}',
  'times.avoid': 'Epuka {days}, {time}',
  'times.weekdays': 'Jumatatu hadi Ijumaa',
  'times.weekends': 'wikendi',
  'times.range': '{from} – {until}',
  'times.effect': '{about}, {compared}',
  'times.about': { one: 'Takriban ushiriki {count}', other: 'Takriban ushiriki {count}' },
  'times.above': '{size} juu ya kawaida yako',
  'times.above_times': 'takriban mara {size} ya kawaida yako',
  'times.below': '{size} chini ya kawaida yako',
  'times.as_usual': 'karibu na kawaida yako',
  'times.chance': {
    one: 'hushinda kawaida mara {chance} kati ya 100',
    other: 'hushinda kawaida mara {chance} kati ya 100',
  },
  'times.none': 'Bado hakuna wakati unaojitokeza. Jaribu saa mpya mara kwa mara: kila chapisho hapo hufundisha kitu.',
  'times.none_worst': 'Hakuna wakati ulio mbaya wazi kuliko kawaida yako.',

  'why.posts': {
    one: 'Kutoka chapisho lako {count} la wakati huo.',
    other: 'Kutoka machapisho yako {count} ya wakati huo.',
  },
  'why.general': 'Kutoka kurasa nyingi, si ukurasa wako. Machapisho yako mwenyewe huhesabiwa kuanzia takriban 30.',
  'why.chance': {
    one: 'Chapisho la wakati huo hushinda kawaida yako mara {chance} kati ya 100.',
    other: 'Chapisho la wakati huo hushinda kawaida yako mara {chance} kati ya 100.',
  },
  'why.mean': 'Kwa wastani hupata ushiriki {low} hadi {high}: wigo unaotimia mara nne kati ya tano.',
  'why.usual': 'Ikilinganishwa na chapisho lako la kawaida, linalopata {usual}.',
  'why.times': 'Huko nyuma, wakati ambao tungeutaja ulishinda wastani baadaye mara {held} kati ya {said}.',
  'why.times_high': 'Kwa uhakika mkubwa: mara {held} kati ya {said}.',
  'why.no_score': 'Ni mapema mno kupima usahihi wa ushauri huu.',

  'heat.summary': 'Bora: {best}. Mbaya zaidi: {worst}.',
  'heat.summary.best': 'Bora: {best}.',
  'heat.none': 'Bado hakuna saa inayojitokeza.',
  'heat.keys': 'Tumia vitufe vya mishale kupita ndani ya wiki, Home na End kwa mwanzo na mwisho wa siku.',
  'heat.day': 'Siku',
  'heat.level.0': 'karibu kwa hakika chini ya kawaida yako',
  'heat.level.1': 'huenda chini ya kawaida yako',
  'heat.level.2': 'kidogo chini ya kawaida yako',
  'heat.level.3': 'karibu na kawaida yako',
  'heat.level.4': 'kidogo juu ya kawaida yako',
  'heat.level.5': 'huenda juu ya kawaida yako',
  'heat.level.6': 'karibu kwa hakika juu ya kawaida yako',
  'heat.unknown': 'bado hakuna kinachojulikana',
  'heat.moment': '{day}, {hour}',
  'heat.chance': { one: 'mara {chance} kati ya 100', other: 'mara {chance} kati ya 100' },
  'heat.posts': { one: 'chapisho {count}', other: 'machapisho {count}' },
  'heat.below': 'Chini ya kawaida yako',
  'heat.above': 'Juu ya kawaida yako',
  'heat.sure': 'Kubwa zaidi, hakika zaidi',
  'heat.best': 'Inayopendekezwa',

  'planned.none': 'Hakuna chapisho lililoratibiwa',
  'planned.none.hint': 'Ratibu chapisho, na matarajio yake yataonekana hapa kabla halijatoka.',
  'planned.no_caption': 'Bila maelezo',
  'planned.keep': 'Liache lilivyo',
  'planned.early': 'Ni mapema mno kulipima',

  'score.name': 'Alama',
  'score.of': '{score} kati ya 100',

  'why.score': 'Linatarajiwa kushinda {score} kati ya machapisho yako 100 ya karibuni.',
  'why.range': 'Tarajia ushiriki {expected}; mara nne kati ya tano utakuwa {low} hadi {high}.',
  'why.above': {
    one: 'Hushinda kawaida yako mara {chance} kati ya 100.',
    other: 'Hushinda kawaida yako mara {chance} kati ya 100.',
  },
  'why.predictions': {
    one: 'Katika chapisho lako la mwisho, utabiri wetu ulikuwa sahihi mara {held} kati ya {said}.',
    other:
      'Katika machapisho yako {count} ya mwisho, utabiri wetu wa juu au chini ya kawaida yako ulikuwa sahihi mara {held} kati ya {said}.',
  },
  'why.high': {
    one: 'Katika chapisho lako la mwisho, utabiri wetu wa uhakika mkubwa ulikuwa sahihi mara {held} kati ya {said}.',
    other:
      'Katika machapisho yako {count} ya mwisho, utabiri wetu wa uhakika mkubwa ulikuwa sahihi mara {held} kati ya {said}.',
  },
  'why.ranges':
    'Matokeo yalikuwa ndani ya wigo wetu mara {held} kati ya {said}; inapaswa kuwa takriban 80 kati ya 100.',
  'why.pairs':
    'Kwamba badiliko husaidia si hakika sana: kati ya machapisho mawili ya wiki moja, tulitaja lililo bora mara {held} kati ya {said}.',
  'why.factors': 'Inavyoundwa',

  'factor.media': 'Aina ya chapisho',
  'factor.time': 'Siku na saa',
  'factor.caption': 'Maelezo',
  'factor.hashtags': 'Hashtag',
  'factor.words': 'Maneno yaliyotumika',
  'factor.similar': 'Machapisho yanayofanana',
  'factor.level': 'Matokeo yako ya karibuni',
  'factor.pace': 'Unavyochapisha mara kwa mara',
  'factor.paid': 'Tangazo la kulipia',

  'change.time': 'Chapisha {when} badala yake',
  'change.media.none': 'Chapisha maandishi tu',
  'change.media.image': 'Ongeza picha',
  'change.media.video': 'Lifanye video',
  'change.media.link': 'Ongeza kiungo',
  'change.media.carousel': 'Onyesha picha kadhaa',
  'change.add_question': 'Uliza swali',
  'change.add_hashtags': 'Ongeza hashtag moja au mbili',
  'change.fewer_hashtags': 'Tumia hashtag takriban {count}',
  'change.shorter_caption': 'Fupisha maelezo hadi herufi takriban {length}',
  'change.gain': '{size} zaidi inatarajiwa',
  'change.gain_times': 'takriban mara {size} inatarajiwa',

  'tips.early': 'Vidokezo vinahitaji machapisho takriban 30',

  'action.plan_post': 'Panga chapisho',
  'action.plan_post_for': 'Panga chapisho: {when}',
  'action.edit_post': 'Fungua chapisho',
  'action.edit_post_of': 'Fungua chapisho la {when}',
};
