import type { Words } from '../words.ts';

/** Portuguese of the group `drivers`. */
export const words: Words<'drivers'> = {
  'why.title_of': '{name}: de onde vem a mudança',
  'why.change': '{change}: {value} agora, {previous}',
  'why.none': 'Nada mudou: {value}, como antes.',
  'why.unknown': 'Ainda não há com que comparar.',
  'why.undivided':
    'Não é possível separar o que causou a mudança: pessoas e pedidos podem pertencer a vários destes ao mesmo tempo.',
  'why.by.channel': 'Por canal',
  'why.by.product': 'Por produto',
  'why.by.campaign': 'Por campanha',
  'why.by.hour': 'Por hora',
  'why.by.weekday': 'Por dia da semana',
  'why.without.channel': 'Sem canal',
  'why.without.product': 'Sem produto',
  'why.without.campaign': 'Sem campanha',
  'why.new': 'Novo',
  'why.gone': 'Nada agora; antes {previous}',
  'why.both': '{value}, antes {previous}',
  'why.rest': { one: 'mais {count}', many: 'mais {count}', other: 'mais {count}' },
  'why.points': '{change} p.p.',
  'why.sum': 'Ao todo {change}, como acima.',
};
