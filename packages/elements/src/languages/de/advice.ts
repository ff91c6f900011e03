import type { Words } from '../words.ts';

/** German of the group `advice`. */
export const words: Words<'advice'> = {
  'advice.why': 'Warum?',
  'advice.why_of': 'Warum? {advice}',

  'basis.general': 'Erfahrung mit den meisten Seiten, nicht mit Ihrer',
  'basis.none': 'Noch keine Grundlage',

  'chance.over': 'mehr als {chance}',
  'chance.under': 'weniger als {chance}',

  'confidence.high': 'Sehr sicher',
  'confidence.medium': 'Mäßig sicher',
  'confidence.low': 'Wenig sicher',

  'next.plan': 'Nächsten Beitrag planen: {when}',
  'next.improve': 'Ihr Beitrag am {when}: {change}',
  'next.as_it_is': 'So, wie er ist, erreicht er {score} von 100',

  'times.best': 'Dann posten',
  'times.worst': 'Dann eher nicht',
  'times.post': 'Posten: {days}, {time}',
  'times.avoid': 'Meiden: {days}, {time}',
  'times.weekdays': 'Montag bis Freitag',
  'times.weekends': 'am Wochenende',
  'times.range': '{from} – {until}',
  'times.effect': '{about}, {compared}',
  'times.about': { one: 'Etwa {count} Interaktion', other: 'Etwa {count} Interaktionen' },
  'times.above': '{size} mehr als üblich',
  'times.above_times': 'etwa das {size}-Fache des Üblichen',
  'times.below': '{size} weniger als üblich',
  'times.as_usual': 'etwa wie üblich',
  'times.chance': {
    one: 'läuft in {chance} von 100 Fällen besser als üblich',
    other: 'läuft in {chance} von 100 Fällen besser als üblich',
  },
  'times.none':
    'Noch hebt sich keine Zeit vom Üblichen ab. Probieren Sie ab und zu neue Stunden: Jeder Beitrag dort sagt etwas aus.',
  'times.none_worst': 'Keine Zeit ist deutlich schlechter als üblich.',

  'why.posts': {
    one: 'Aus {count} Ihrer Beiträge zu dieser Zeit.',
    other: 'Aus {count} Ihrer Beiträge zu dieser Zeit.',
  },
  'why.general': 'Aus Erfahrung mit den meisten Seiten, nicht mit Ihrer. Ihre eigenen Beiträge zählen ab etwa 30.',
  'why.chance': {
    one: 'Ein Beitrag läuft dann in {chance} von 100 Fällen besser als üblich.',
    other: 'Ein Beitrag läuft dann in {chance} von 100 Fällen besser als üblich.',
  },
  'why.mean': 'Im Schnitt erhält er {low} bis {high} Interaktionen: der Bereich, der in vier von fünf Fällen stimmt.',
  'why.usual': 'Verglichen mit Ihrem üblichen Beitrag, der {usual} erhält.',
  'why.times':
    'In Ihrer Vergangenheit lief es zu {held} von {said} Zeiten, die wir genannt hätten, danach besser als im Schnitt.',
  'why.times_high': 'Bei denen, die wir sehr sicher genannt hätten, zu {held} von {said}.',
  'why.no_score': 'Für eine Bilanz solcher Empfehlungen ist es zu früh.',

  'heat.summary': 'Am besten: {best}. Am schlechtesten: {worst}.',
  'heat.summary.best': 'Am besten: {best}.',
  'heat.none': 'Noch hebt sich keine Stunde ab.',
  'heat.keys': 'Pfeiltasten führen durch die Woche, Pos1 und Ende an die Enden eines Tages.',
  'heat.day': 'Tag',
  'heat.level.0': 'fast sicher schlechter als üblich',
  'heat.level.1': 'wahrscheinlich schlechter als üblich',
  'heat.level.2': 'eher schlechter als üblich',
  'heat.level.3': 'etwa wie üblich',
  'heat.level.4': 'eher besser als üblich',
  'heat.level.5': 'wahrscheinlich besser als üblich',
  'heat.level.6': 'fast sicher besser als üblich',
  'heat.unknown': 'noch nichts bekannt',
  'heat.moment': '{day}, {hour}',
  'heat.chance': { one: 'in {chance} von 100 Fällen', other: 'in {chance} von 100 Fällen' },
  'heat.posts': { one: '{count} Beitrag', other: '{count} Beiträge' },
  'heat.below': 'Schlechter als üblich',
  'heat.above': 'Besser als üblich',
  'heat.sure': 'Je größer, desto sicherer',
  'heat.best': 'Empfohlen',

  'planned.none': 'Nichts geplant',
  'planned.none.hint': 'Planen Sie einen Beitrag, und hier steht seine Prognose, bevor er erscheint.',
  'planned.no_caption': 'Ohne Text',
  'planned.keep': 'So lassen, wie er ist',
  'planned.early': 'Für ein Urteil zu früh',

  'score.name': 'Punktzahl',
  'score.of': '{score} von 100',

  'why.score': 'Er sollte besser laufen als {score} von 100 Ihrer letzten Beiträge.',
  'why.range': 'Zu erwarten sind {expected} Interaktionen, in vier von fünf Fällen {low} bis {high}.',
  'why.above': {
    one: 'Er läuft in {chance} von 100 Fällen besser als üblich.',
    other: 'Er läuft in {chance} von 100 Fällen besser als üblich.',
  },
  'why.predictions': {
    one: 'Bei Ihrem letzten Beitrag lagen wir in {held} von {said} Fällen richtig.',
    other:
      'Bei Ihren letzten {count} Beiträgen lagen wir mit „besser“ oder „schlechter als üblich“ in {held} von {said} Fällen richtig.',
  },
  'why.high': {
    one: 'Bei Ihrem letzten Beitrag lagen wir mit sehr sicheren Prognosen in {held} von {said} Fällen richtig.',
    other:
      'Bei Ihren letzten {count} Beiträgen lagen wir mit sehr sicheren Prognosen in {held} von {said} Fällen richtig.',
  },
  'why.ranges': 'Das Ergebnis lag in {held} von {said} Fällen in unserem Bereich; es sollten etwa 80 von 100 sein.',
  'why.pairs':
    'Dass eine Änderung hilft, ist weniger sicher: Von zwei Beiträgen einer Woche nannten wir in {held} von {said} Fällen den besseren.',
  'why.factors': 'Woraus sie sich ergibt',

  'factor.media': 'Art des Beitrags',
  'factor.time': 'Tag und Stunde',
  'factor.caption': 'Beitragstext',
  'factor.hashtags': 'Hashtags',
  'factor.words': 'Verwendete Wörter',
  'factor.similar': 'Ähnliche Beiträge',
  'factor.level': 'Wie es zuletzt lief',
  'factor.pace': 'Wie oft Sie posten',
  'factor.paid': 'Beworben',

  'change.time': 'Auf {when} verschieben',
  'change.media.none': 'Nur Text posten',
  'change.media.image': 'Ein Bild hinzufügen',
  'change.media.video': 'Ein Video daraus machen',
  'change.media.link': 'Einen Link hinzufügen',
  'change.media.carousel': 'Mehrere Bilder zeigen',
  'change.add_question': 'Eine Frage stellen',
  'change.add_hashtags': 'Ein oder zwei Hashtags hinzufügen',
  'change.fewer_hashtags': 'Nur etwa {count} Hashtags verwenden',
  'change.shorter_caption': 'Den Text auf etwa {length} Zeichen kürzen',
  'change.gain': '{size} mehr zu erwarten',
  'change.gain_times': 'etwa das {size}-Fache zu erwarten',

  'tips.early': 'Tipps brauchen etwa 30 Beiträge',

  'action.plan_post': 'Beitrag planen',
  'action.plan_post_for': 'Beitrag planen: {when}',
  'action.edit_post': 'Beitrag öffnen',
  'action.edit_post_of': 'Beitrag öffnen: {when}',
};
