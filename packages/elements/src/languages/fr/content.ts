import type { Words } from '../words.ts';

/** French of the group `content`. */
export const words: Words<'content'> = {
  'advice.title': 'Conseils de publication',
  'advice.slow': 'Chargement en cours. La connexion est lente ; vos conseils s’afficheront dès leur arrivée.',

  'history.posts': {
    one: 'D’après {count} de vos publications',
    many: 'D’après {count} de vos publications',
    other: 'D’après {count} de vos publications',
  },
  'history.none.title': 'Vos publications serviront de base',
  'history.none.text':
    'Vous n’avez encore rien publié ici. Voici ce qui vaut pour la plupart des pages ; dès vos premières publications, l’outil apprend ce qui vaut pour la vôtre.',
  'history.few.title': 'Pas encore assez d’historique',
  'history.few.text': {
    one: '{count} publication à ce jour. À partir d’environ 30, les conseils viennent de vos propres publications et nous en tenons le bilan. D’ici là : ce qui vaut pour la plupart des pages.',
    many: '{count} publications à ce jour. À partir d’environ 30, les conseils viennent de vos propres publications et nous en tenons le bilan. D’ici là : ce qui vaut pour la plupart des pages.',
    other:
      '{count} publications à ce jour. À partir d’environ 30, les conseils viennent de vos propres publications et nous en tenons le bilan. D’ici là : ce qui vaut pour la plupart des pages.',
  },
  'history.progress': '{count} sur environ 30 publications',

  'next.title': 'À faire maintenant',

  'times.title': 'Meilleurs moments pour publier',
  'times.heat': 'La semaine, heure par heure',

  'planned.title': 'Publications programmées',

  'tips.title': 'Ce qu’il faut changer',

  'topics.title': 'Sujets en hausse',

  'record.title': 'Avions-nous raison ?',

  'announce.advice': 'Nouveau conseil. {next}',
};
