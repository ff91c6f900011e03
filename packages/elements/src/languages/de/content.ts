import type { Words } from '../words.ts';

/** German of the group `content`. */
export const words: Words<'content'> = {
  'advice.title': 'Empfehlungen für Beiträge',
  'advice.slow': 'Lädt noch. Die Verbindung ist langsam; Ihre Empfehlungen erscheinen, sobald sie da sind.',

  'history.posts': { one: 'Aus {count} Ihrer Beiträge', other: 'Aus {count} Ihrer Beiträge' },
  'history.none.title': 'Ihre Beiträge werden es zeigen',
  'history.none.text':
    'Hier ist noch nichts von Ihnen veröffentlicht. Unten steht, was für die meisten Seiten gilt; mit Ihren ersten Beiträgen zeigt sich nach und nach, was für Ihre gilt.',
  'history.few.title': 'Noch zu wenig Verlauf',
  'history.few.text': {
    one: '{count} Beitrag bisher. Ab etwa 30 stammen Empfehlungen aus Ihren eigenen Beiträgen, und wir führen Bilanz darüber. Bis dahin: was für die meisten Seiten gilt.',
    other:
      '{count} Beiträge bisher. Ab etwa 30 stammen Empfehlungen aus Ihren eigenen Beiträgen, und wir führen Bilanz darüber. Bis dahin: was für die meisten Seiten gilt.',
  },
  'history.progress': '{count} von etwa 30 Beiträgen',

  'next.title': 'Als Nächstes',

  'times.title': 'Beste Zeiten zum Posten',
  'times.heat': 'Die Woche, Stunde für Stunde',

  'planned.title': 'Geplante Beiträge',

  'tips.title': 'Was Sie ändern können',

  'topics.title': 'Gerade im Kommen',

  'record.title': 'Wie richtig wir lagen',

  'announce.advice': 'Neue Empfehlung. {next}',
};
