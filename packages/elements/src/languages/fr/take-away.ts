import type { Words } from '../words.ts';

/** French of the group `takeAway`. */
export const words: Words<'takeAway'> = {
  'take.numbers': 'Chiffres (CSV)',
  'take.picture': 'Image (PNG)',
  'take.csv': 'CSV',
  'take.png': 'PNG',
  'take.csv_of': '{name}, chiffres en CSV',
  'take.png_of': '{name}, image en PNG',
  'take.print': 'Imprimer ou enregistrer en PDF',
  'take.link': 'Copier un lien vers cette vue',
  'take.saved': 'Enregistré : {file}',
  'take.shared': 'Transmis : {file}',
  'take.copied': 'Le lien est copié.',
  'take.copy_by_hand': 'Cette page ne permet pas de copier le lien. Le voici :',
  'take.refused': 'Cette page ne permet pas d’enregistrer de fichiers. Ouvrez-la dans un onglet à part.',
  'take.print_refused': 'Cette page ne permet pas d’imprimer. Ouvrez-la dans un onglet à part.',
  'take.unsure':
    '{file} a été remis au navigateur. S’il n’apparaît pas, cette page ne permet pas d’enregistrer de fichiers.',
  'take.nothing': 'Il n’y a pas encore de chiffres à exporter.',
  'take.broken': 'La création a échoué. La console en donne la cause.',
  'take.from': 'Du',
  'take.until': 'Au',
  'take.as_of': 'Dernier état',
  'take.before': 'Avant',
  'take.change': 'Variation',
  'take.id': 'Identifiant',
  'take.status': 'Statut',
};
