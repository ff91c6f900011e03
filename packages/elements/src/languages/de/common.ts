import type { Words } from '../words.ts';

/** German of the group `common`. */
export const words: Words<'common'> = {
  none: '–',
  'none.spoken': 'keine Daten',

  'card.error': 'Das konnte nicht angezeigt werden',

  'period.zone': 'Zeitzone {zone}',

  'mark.live': 'Live',
  'mark.polling': 'Aktuell',
  'mark.connecting': 'Verbindet',
  'mark.reconnecting': 'Verbindet neu',
  'mark.attempt': 'Verbindet neu, Versuch {count}',
  'mark.offline': 'Offline',
  'mark.paused': 'Pausiert',
  'mark.stopped': 'Aktualisierung gestoppt',
  'mark.delayed': 'Verzögert',
  'mark.partial': 'Unvollständig',
  'mark.as_of': 'Stand: {time}',
  'mark.updated': 'aktualisiert {age}',
  'mark.retry': 'Erneut versuchen',

  'missing.sum_too_large': 'Einige Summen sind zu groß für die Anzeige',
  'missing.only_daily_sums': 'Vor {until} gibt es nur Tagessummen',

  'error.title': 'Ihre Zahlen konnten nicht geladen werden',
  'error.unavailable':
    'Der Dienst ist gerade nicht erreichbar. Meist kommt er von selbst zurück; wir versuchen es weiter.',
  'error.timeout': 'Der Dienst hat zu lange nicht geantwortet. Wir versuchen es weiter.',
  'error.rate_limited': 'Im Moment zu viele Anfragen. Wir versuchen es gleich noch einmal.',
  'error.not_found': 'Unter diesem Namen gibt es noch nichts. Mit den ersten Daten erscheinen die Zahlen.',
  'error.invalid_input': 'Die Seite fragt nach etwas, das es nicht gibt. Prüfen Sie Zeitraum und Adresse.',
  'error.invalid_data': 'Die Seite hat Daten übergeben, die diese Version nicht versteht.',
  'error.internal': 'Im Dienst ist etwas schiefgegangen.',
  'error.other': 'Beim Laden ist etwas schiefgegangen.',
  'error.code': 'Code: {code}',
  'error.retry': 'Erneut versuchen',
  'offline.title': 'Sie sind offline',
  'offline.text': 'Ihre Zahlen werden geladen, sobald es eine Verbindung gibt.',
  'denied.title': 'Sie haben keinen Zugriff',
  'denied.text': 'Diese Zahlen sind für Mitglieder dieses Unternehmens. Bitten Sie den Inhaber um Zugriff.',
  'ended.title': 'Ihre Sitzung ist beendet',
  'ended.text': 'Melden Sie sich wieder an, um Ihre Zahlen zu sehen.',
  'unconfigured.title': 'Noch nicht verbunden',
  'unconfigured.text': 'Es gibt keine Quelle. Setzen Sie „src“, „source“ oder „data“.',

  'announce.loading': 'Ihre Zahlen werden geladen',
  'announce.loaded': 'Ihre Zahlen sind geladen.',
  'announce.lost': 'Live-Aktualisierung unterbrochen. Gezeigt werden die letzten Zahlen.',
  'announce.restored': 'Die Live-Aktualisierung läuft wieder.',

  'channel.facebook': 'Facebook',
  'channel.instagram': 'Instagram',
  'channel.whatsapp': 'WhatsApp',
  'channel.website': 'Website',
  'channel.unknown': 'Unbekannt',
};
