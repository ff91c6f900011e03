import type { Words } from '../words.ts';

/** French of the group `advice`. */
export const words: Words<'advice'> = {
  'advice.why': 'Pourquoi ?',
  'advice.why_of': 'Pourquoi ? {advice}',

  'basis.general': 'D’après la plupart des pages, pas la vôtre',
  'basis.none': 'Rien encore sur quoi se fonder',

  'chance.over': 'plus de {chance}',
  'chance.under': 'moins de {chance}',

  'confidence.high': 'Confiance élevée',
  'confidence.medium': 'Confiance moyenne',
  'confidence.low': 'Confiance faible',

  'next.plan': 'Prévoyez votre prochaine publication le {when}',
  'next.improve': 'Votre publication du {when} : {change}',
  'next.as_it_is': 'En l’état, son score est de {score} sur 100',

  'times.best': 'À privilégier',
  'times.worst': 'À éviter',
  'times.post': 'Publiez {days}, {time}',
  'times.avoid': 'Évitez de publier {days}, {time}',
  'times.weekdays': 'en semaine',
  'times.weekends': 'le week-end',
  'times.range': '{from} – {until}',
  'times.effect': '{about}, {compared}',
  'times.about': {
    one: 'Environ {count} interaction',
    many: 'Environ {count} interactions',
    other: 'Environ {count} interactions',
  },
  'times.above': '{size} au-dessus de votre niveau habituel',
  'times.above_times': 'environ {size} fois votre niveau habituel',
  'times.below': '{size} au-dessous de votre niveau habituel',
  'times.as_usual': 'à peu près votre niveau habituel',
  'times.chance': {
    one: 'fait mieux que d’habitude {chance} fois sur 100',
    many: 'fait mieux que d’habitude {chance} fois sur 100',
    other: 'fait mieux que d’habitude {chance} fois sur 100',
  },
  'times.none':
    'Aucun moment ne se distingue encore. Essayez parfois de nouvelles heures : chacune de ces publications est instructive.',
  'times.none_worst': 'Aucun moment n’est nettement au-dessous de votre niveau habituel.',

  'why.posts': {
    one: 'Tiré de {count} de vos publications à ce moment-là.',
    many: 'Tiré de {count} de vos publications à ce moment-là.',
    other: 'Tiré de {count} de vos publications à ce moment-là.',
  },
  'why.general':
    'Tiré de la plupart des pages, pas de la vôtre. Vos propres publications comptent à partir de 30 environ.',
  'why.chance': {
    one: 'Une publication y fait mieux que d’habitude {chance} fois sur 100.',
    many: 'Une publication y fait mieux que d’habitude {chance} fois sur 100.',
    other: 'Une publication y fait mieux que d’habitude {chance} fois sur 100.',
  },
  'why.mean': 'En moyenne, elle obtient de {low} à {high} interactions : la fourchette qui tient quatre fois sur cinq.',
  'why.usual': 'Par rapport à votre publication habituelle, qui en obtient {usual}.',
  'why.times':
    'Par le passé, dans {held} cas sur {said}, le moment que nous aurions conseillé a ensuite fait mieux que la moyenne.',
  'why.times_high': 'Avec une confiance élevée : dans {held} cas sur {said}.',
  'why.no_score': 'Il est trop tôt pour dresser le bilan de tels conseils.',

  'heat.summary': 'Le mieux : {best}. Le moins bien : {worst}.',
  'heat.summary.best': 'Le mieux : {best}.',
  'heat.none': 'Aucune heure ne se distingue encore.',
  'heat.keys': 'Flèches pour parcourir la semaine, Début et Fin pour les extrémités d’une journée.',
  'heat.day': 'Jour',
  'heat.level.0': 'presque sûrement au-dessous de votre niveau habituel',
  'heat.level.1': 'probablement au-dessous de votre niveau habituel',
  'heat.level.2': 'plutôt au-dessous de votre niveau habituel',
  'heat.level.3': 'à peu près votre niveau habituel',
  'heat.level.4': 'plutôt au-dessus de votre niveau habituel',
  'heat.level.5': 'probablement au-dessus de votre niveau habituel',
  'heat.level.6': 'presque sûrement au-dessus de votre niveau habituel',
  'heat.unknown': 'rien de connu encore',
  'heat.moment': '{day}, {hour}',
  'heat.chance': { one: '{chance} fois sur 100', many: '{chance} fois sur 100', other: '{chance} fois sur 100' },
  'heat.posts': { one: '{count} publication', many: '{count} publications', other: '{count} publications' },
  'heat.below': 'Au-dessous de votre niveau habituel',
  'heat.above': 'Au-dessus de votre niveau habituel',
  'heat.sure': 'Plus c’est grand, plus c’est sûr',
  'heat.best': 'Conseillé',

  'planned.none': 'Rien de programmé',
  'planned.none.hint': 'Programmez une publication : sa prévision s’affiche ici avant sa parution.',
  'planned.no_caption': 'Sans légende',
  'planned.keep': 'Laissez-la telle quelle',
  'planned.early': 'Trop tôt pour en juger',

  'score.name': 'Score',
  'score.of': '{score} sur 100',

  'why.score': 'Elle devrait faire mieux que {score} de vos publications récentes sur 100.',
  'why.range': 'Comptez {expected} interactions ; quatre fois sur cinq, ce sera entre {low} et {high}.',
  'why.above': {
    one: 'Elle fait mieux que d’habitude {chance} fois sur 100.',
    many: 'Elle fait mieux que d’habitude {chance} fois sur 100.',
    other: 'Elle fait mieux que d’habitude {chance} fois sur 100.',
  },
  'why.predictions': {
    one: 'Sur votre dernière publication, nos prévisions étaient justes {held} fois sur {said}.',
    many: 'Sur vos {count} dernières publications, nos prévisions, au-dessus ou au-dessous de votre niveau habituel, étaient justes {held} fois sur {said}.',
    other:
      'Sur vos {count} dernières publications, nos prévisions, au-dessus ou au-dessous de votre niveau habituel, étaient justes {held} fois sur {said}.',
  },
  'why.high': {
    one: 'Sur votre dernière publication, nos prévisions à confiance élevée étaient justes {held} fois sur {said}.',
    many: 'Sur vos {count} dernières publications, nos prévisions à confiance élevée étaient justes {held} fois sur {said}.',
    other:
      'Sur vos {count} dernières publications, nos prévisions à confiance élevée étaient justes {held} fois sur {said}.',
  },
  'why.ranges':
    'Le résultat est tombé dans notre fourchette {held} fois sur {said} ; ce devrait être environ 80 sur 100.',
  'why.pairs':
    'Qu’un changement aide est moins sûr : de deux publications d’une même semaine, nous avons désigné la meilleure {held} fois sur {said}.',
  'why.factors': 'Ce qui la compose',

  'factor.media': 'Type de publication',
  'factor.time': 'Jour et heure',
  'factor.caption': 'Légende',
  'factor.hashtags': 'Hashtags',
  'factor.words': 'Mots employés',
  'factor.similar': 'Publications semblables',
  'factor.level': 'Vos résultats récents',
  'factor.pace': 'Votre rythme de publication',
  'factor.paid': 'Publicité',

  'change.time': 'Publiez plutôt le {when}',
  'change.media.none': 'Publiez du texte seul',
  'change.media.image': 'Ajoutez une photo',
  'change.media.video': 'Faites-en une vidéo',
  'change.media.link': 'Ajoutez un lien',
  'change.media.carousel': 'Montrez plusieurs photos',
  'change.add_question': 'Posez une question',
  'change.add_hashtags': 'Ajoutez un hashtag ou deux',
  'change.fewer_hashtags': 'Limitez-vous à {count} hashtags environ',
  'change.shorter_caption': 'Raccourcissez la légende à {length} caractères environ',
  'change.gain': '{size} de plus à espérer',
  'change.gain_times': 'environ {size} fois plus à espérer',

  'tips.early': 'Il faut environ 30 publications pour des conseils',

  'action.plan_post': 'Planifier une publication',
  'action.plan_post_for': 'Planifier une publication : {when}',
  'action.edit_post': 'Ouvrir la publication',
  'action.edit_post_of': 'Ouvrir la publication du {when}',
};
