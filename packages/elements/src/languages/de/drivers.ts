import type { Words } from '../words.ts';

/** German of the group `drivers`. */
export const words: Words<'drivers'> = {
  'why.title_of': '{name}: woher die Änderung kommt',
  'why.change': '{change}: {value} jetzt, {previous}',
  'why.none': 'Nichts hat sich bewegt: {value}, wie zuvor.',
  'why.unknown': 'Es gibt noch nichts zum Vergleichen.',
  'why.undivided':
    'Die Ursachen lassen sich nicht trennen: Personen und Bestellungen können zu mehreren davon zugleich gehören.',
  'why.by.channel': 'Nach Kanal',
  'why.by.product': 'Nach Produkt',
  'why.by.campaign': 'Nach Kampagne',
  'why.by.hour': 'Nach Stunde',
  'why.by.weekday': 'Nach Wochentag',
  'why.without.channel': 'Ohne Kanal',
  'why.without.product': 'Ohne Produkt',
  'why.without.campaign': 'Ohne Kampagne',
  'why.new': 'Neu',
  'why.gone': 'Weggefallen; vorher {previous}',
  'why.both': '{value}, vorher {previous}',
  'why.rest': { one: '{count} weitere', other: '{count} weitere' },
  'why.points': '{change} %-Punkte',
  'why.sum': 'Zusammen {change}, wie oben.',
};
