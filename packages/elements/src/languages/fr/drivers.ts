import type { Words } from '../words.ts';

/** French of the group `drivers`. */
export const words: Words<'drivers'> = {
  'why.title_of': '{name} : d’où vient le changement',
  'why.change': '{change} : {value} maintenant, {previous}',
  'why.none': 'Rien n’a bougé : {value}, comme avant.',
  'why.unknown': 'Il n’y a encore rien à quoi le comparer.',
  'why.undivided':
    'Impossible de démêler ce qui l’a fait bouger : personnes et commandes peuvent relever de plusieurs à la fois.',
  'why.by.channel': 'Par canal',
  'why.by.product': 'Par produit',
  'why.by.campaign': 'Par campagne',
  'why.by.hour': 'Par heure',
  'why.by.weekday': 'Par jour de la semaine',
  'why.without.channel': 'Sans canal',
  'why.without.product': 'Sans produit',
  'why.without.campaign': 'Sans campagne',
  'why.new': 'Nouveau',
  'why.gone': 'Plus rien ; {previous} avant',
  'why.both': '{value}, {previous} avant',
  'why.rest': { one: '{count} autre', many: '{count} autres', other: '{count} autres' },
  'why.points': '{change} pts',
  'why.sum': 'Ensemble {change}, comme ci-dessus.',
};
