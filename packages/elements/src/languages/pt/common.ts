import type { Words } from '../words.ts';

/** Portuguese of the group `common`. */
export const words: Words<'common'> = {
  none: '–',
  'none.spoken': 'sem dados',

  'card.error': 'Não foi possível mostrar isto',

  'period.zone': 'Horário de {zone}',

  'mark.live': 'Ao vivo',
  'mark.polling': 'Em dia',
  'mark.connecting': 'Conectando',
  'mark.reconnecting': 'Reconectando',
  'mark.attempt': 'Reconectando, tentativa {count}',
  'mark.offline': 'Sem conexão',
  'mark.paused': 'Em pausa',
  'mark.stopped': 'Atualizações paradas',
  'mark.delayed': 'Atrasado',
  'mark.partial': 'Incompleto',
  'mark.as_of': 'dados de {time}',
  'mark.updated': 'atualizado {age}',
  'mark.retry': 'Tentar de novo',

  'missing.sum_too_large': 'Algumas somas são grandes demais para mostrar',
  'missing.only_daily_sums': 'Antes de {until} só há somas por dia',

  'error.title': 'Não foi possível carregar seus números',
  'error.unavailable': 'O serviço não está acessível agora. Em geral ele volta sozinho; continuamos tentando.',
  'error.timeout': 'O serviço demorou demais para responder. Continuamos tentando.',
  'error.rate_limited': 'Pedidos demais no momento. Tentaremos de novo em breve.',
  'error.not_found': 'Ainda não há nada com este nome. Os números aparecem com os primeiros registros.',
  'error.invalid_input': 'A página pede algo que não existe. Verifique o período e o endereço.',
  'error.invalid_data': 'A página entregou dados que esta versão não entende.',
  'error.internal': 'Algo deu errado no serviço.',
  'error.other': 'Algo deu errado ao carregar.',
  'error.code': 'Código: {code}',
  'error.retry': 'Tentar de novo',
  'offline.title': 'Você está sem conexão',
  'offline.text': 'Seus números serão carregados assim que houver conexão.',
  'denied.title': 'Você não tem acesso',
  'denied.text': 'Estes números são para membros deste negócio. Peça acesso ao proprietário.',
  'ended.title': 'Sua sessão terminou',
  'ended.text': 'Entre de novo para ver seus números.',
  'unconfigured.title': 'Ainda não conectado',
  'unconfigured.text': 'Não há fonte. Defina “src”, “source” ou “data”.',

  'announce.loading': 'Carregando seus números',
  'announce.loaded': 'Seus números foram carregados.',
  'announce.lost': 'Atualizações ao vivo interrompidas. Mostrando os últimos números.',
  'announce.restored': 'As atualizações ao vivo voltaram.',

  'channel.facebook': 'Facebook',
  'channel.instagram': 'Instagram',
  'channel.whatsapp': 'WhatsApp',
  'channel.website': 'Site',
  'channel.unknown': 'Desconhecido',
};
