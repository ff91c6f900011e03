import type { Words } from '../words.ts';

/** German of the group `takeAway`. */
export const words: Words<'takeAway'> = {
  'take.numbers': 'Zahlen (CSV)',
  'take.picture': 'Bild (PNG)',
  'take.csv': 'CSV',
  'take.png': 'PNG',
  'take.csv_of': '{name}, Zahlen als CSV',
  'take.png_of': '{name}, Bild als PNG',
  'take.print': 'Drucken oder als PDF speichern',
  'take.link': 'Link zu dieser Ansicht kopieren',
  'take.saved': 'Gespeichert als {file}',
  'take.shared': 'Übergeben: {file}',
  'take.copied': 'Der Link ist kopiert.',
  'take.copy_by_hand': 'Diese Seite lässt nicht zu, dass der Link kopiert wird. Hier ist er:',
  'take.refused': 'Diese Seite lässt nicht zu, dass Dateien gespeichert werden. Öffnen Sie sie in einem eigenen Tab.',
  'take.print_refused': 'Diese Seite lässt nicht zu, dass sie gedruckt wird. Öffnen Sie sie in einem eigenen Tab.',
  'take.unsure':
    '{file} wurde dem Browser übergeben. Falls die Datei nicht erscheint, lässt diese Seite nicht zu, dass Dateien gespeichert werden.',
  'take.nothing': 'Es gibt noch keine Zahlen zum Exportieren.',
  'take.broken': 'Das konnte nicht erstellt werden. Die Konsole nennt die Ursache.',
  'take.from': 'Von',
  'take.until': 'Bis',
  'take.as_of': 'Stand',
  'take.before': 'Vorher',
  'take.change': 'Änderung',
  'take.id': 'Kennung',
  'take.status': 'Zustand',
};
