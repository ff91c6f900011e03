import type { Words } from '../words.ts';

/** French of the group `receipt`. */
export const words: Words<'receipt'> = {
  'receipt.title_of': 'Justificatif : {name}',

  'receipt.is.revenue':
    'Ce qui a été vendu, selon la base choisie par l’entreprise : net de remises et de remboursements, ou brut.',
  'receipt.is.net_revenue':
    'Ce qui a été vendu, moins les remises et les remboursements. Un remboursement compte au moment où il a lieu.',
  'receipt.is.gross_revenue': 'Ce qui a été vendu, avant remises et remboursements, hors taxes et frais de livraison.',
  'receipt.is.orders': 'Ventes.',
  'receipt.is.units': 'Articles vendus. Les retours ne sont pas déduits.',
  'receipt.is.average_order_value': 'Chiffre d’affaires par vente.',
  'receipt.is.refunds': 'Ce qui a été remboursé, au moment du remboursement.',
  'receipt.is.discounts': 'Ce que les ventes ont retiré de leurs prix.',
  'receipt.is.spend': 'Ce que les campagnes ont coûté.',
  'receipt.is.impressions': 'Nombre de fois où quelque chose a été affiché.',
  'receipt.is.clicks': 'Clics.',
  'receipt.is.conversions': 'Conversions.',
  'receipt.is.engagements': 'Réactions, commentaires, partages, sauvegardes et autres interactions.',
  'receipt.is.engagement_rate': 'Interactions pour cent impressions.',
  'receipt.is.ctr': 'Clics pour cent impressions.',
  'receipt.is.conversion_rate': 'Conversions pour cent clics.',
  'receipt.is.roas':
    'Chiffre d’affaires des ventes liées à une campagne, pour chaque unité monétaire dépensée en campagnes.',
  'receipt.is.visitors': 'Visiteurs différents, vus dans des événements ou des ventes ; chacun compte une fois.',

  'receipt.revenue.net': 'Ici, montant net.',
  'receipt.revenue.gross': 'Ici, montant brut.',
  'receipt.measures': 'Composé des éléments suivants, par une formule propre',
  'receipt.unattributed': 'Sans campagne',

  'receipt.records': 'Enregistrements comptés',
  'receipt.no_records': 'Aucun enregistrement n’entre dans ce chiffre.',
  'receipt.kind.sale': 'Ventes',
  'receipt.kind.refund': 'Remboursements',
  'receipt.kind.spend': 'Coûts de campagne',
  'receipt.type.impression': 'Événements d’impression',
  'receipt.type.click': 'Événements de clic',
  'receipt.type.conversion': 'Événements de conversion',
  'receipt.type.reaction': 'Événements de réaction',
  'receipt.type.comment': 'Événements de commentaire',
  'receipt.type.share': 'Événements de partage',
  'receipt.type.save': 'Événements de sauvegarde',
  'receipt.type.engagement': 'Événements d’interaction',
  'receipt.type': 'Événements « {type} »',
  'receipt.more_types': {
    one: 'Événements de {count} autre type',
    many: 'Événements de {count} d’autres types',
    other: 'Événements de {count} autres types',
  },
  'receipt.stands_for':
    'Un événement peut regrouper plusieurs des choses comptées : son enregistrement est alors une somme.',

  'receipt.period': 'Période',
  'receipt.week': 'Les semaines commencent le {day}',
  'receipt.compared': 'Comparaison avec',
  'receipt.filters': 'Filtre',
  'receipt.everything': 'Aucun',
  'receipt.filter': '{dimension} : {values}',
  'receipt.filter_of': '{dimension} : {values} (dans {measures})',
  'receipt.dimension.currency': 'Devise',
  'receipt.dimension.channel': 'Canal',
  'receipt.dimension.campaign': 'Campagne',
  'receipt.dimension.product': 'Produit',
  'receipt.dimension.post': 'Publication',
  'receipt.dimension.type': 'Type d’événement',
  'receipt.none': 'néant',
  'receipt.as_of': 'Dernier état',
  'receipt.source': 'Source',
  'receipt.source.records': 'Enregistrements conservés dans {name}',
  'receipt.source.tables': 'Lu dans {name}',
  'receipt.daily_sums':
    'Des événements d’avant le {until}, seuls des totaux par jour sont conservés. Chacun compte pour un enregistrement.',
  'receipt.revision': 'Révision',

  'receipt.copy': 'Copier en JSON',
  'receipt.copied': 'Copié.',
  'receipt.refused': 'Cette page n’a pas le droit de copier elle-même. Le texte est sélectionné : copiez-le à la main.',
  'receipt.json': 'Le justificatif en JSON',
};
