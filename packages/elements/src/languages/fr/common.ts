import type { Words } from '../words.ts';

/** French of the group `common`. */
export const words: Words<'common'> = {
  none: '–',
  'none.spoken': 'aucune donnée',

  'card.error': 'Impossible d’afficher ceci',

  'period.zone': 'Fuseau {zone}',

  'mark.live': 'En direct',
  'mark.polling': 'À jour',
  'mark.connecting': 'Connexion',
  'mark.reconnecting': 'Reconnexion',
  'mark.attempt': 'Reconnexion, tentative {count}',
  'mark.offline': 'Hors ligne',
  'mark.paused': 'En pause',
  'mark.stopped': 'Mises à jour arrêtées',
  'mark.delayed': 'En retard',
  'mark.partial': 'Incomplet',
  'mark.as_of': 'dernier état : {time}',
  'mark.updated': 'mis à jour {age}',
  'mark.retry': 'Réessayer',

  'missing.sum_too_large': 'Certains totaux sont trop grands pour être affichés',
  'missing.only_daily_sums': 'Avant le {until}, seuls des totaux par jour sont conservés',

  'error.title': 'Vos chiffres n’ont pas pu être chargés',
  'error.unavailable': 'Le service est injoignable pour le moment. Il revient en général tout seul ; nous réessayons.',
  'error.timeout': 'Le service a mis trop de temps à répondre. Nous réessayons.',
  'error.rate_limited': 'Trop de demandes pour le moment. Nouvel essai sous peu.',
  'error.not_found': 'Rien n’existe encore sous ce nom. Les chiffres apparaîtront avec les premières données.',
  'error.invalid_input': 'La page demande quelque chose qui n’existe pas. Vérifiez la période et l’adresse.',
  'error.invalid_data': 'La page a transmis des données que cette version ne comprend pas.',
  'error.internal': 'Un problème est survenu dans le service.',
  'error.other': 'Un problème est survenu pendant le chargement.',
  'error.code': 'Code : {code}',
  'error.retry': 'Réessayer',
  'offline.title': 'Vous êtes hors ligne',
  'offline.text': 'Vos chiffres seront chargés dès le retour de la connexion.',
  'denied.title': 'Vous n’avez pas accès',
  'denied.text': 'Ces chiffres sont réservés aux membres de cette entreprise. Demandez l’accès à son propriétaire.',
  'ended.title': 'Votre session est terminée',
  'ended.text': 'Reconnectez-vous pour voir vos chiffres.',
  'unconfigured.title': 'Pas encore connecté',
  'unconfigured.text': 'Aucune source. Définissez « src », « source » ou « data ».',

  'announce.loading': 'Chargement de vos chiffres',
  'announce.loaded': 'Vos chiffres sont chargés.',
  'announce.lost': 'Mises à jour en direct interrompues. Les derniers chiffres restent affichés.',
  'announce.restored': 'Les mises à jour en direct sont de retour.',

  'channel.facebook': 'Facebook',
  'channel.instagram': 'Instagram',
  'channel.whatsapp': 'WhatsApp',
  'channel.website': 'Site web',
  'channel.unknown': 'Inconnu',
};
