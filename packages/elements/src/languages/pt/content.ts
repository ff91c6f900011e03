import type { Words } from '../words.ts';

/** Portuguese of the group `content`. */
export const words: Words<'content'> = {
  'advice.title': 'Sugestões de conteúdo',
  'advice.slow': 'Ainda carregando. A conexão está lenta; suas sugestões aparecem assim que chegarem.',

  'history.posts': {
    one: 'Com base em {count} publicação sua',
    many: 'Com base em {count} publicações suas',
    other: 'Com base em {count} publicações suas',
  },
  'history.none.title': 'Suas publicações vão ensinar',
  'history.none.text':
    'Ainda não há nada seu publicado aqui. Abaixo está o que vale para a maioria das páginas; com suas primeiras publicações, começamos a aprender o que vale para a sua.',
  'history.few.title': 'Ainda sem histórico suficiente',
  'history.few.text': {
    one: '{count} publicação até agora. A partir de umas 30, as sugestões vêm das suas próprias publicações e contamos os acertos. Até lá: o que vale para a maioria das páginas.',
    many: '{count} publicações até agora. A partir de umas 30, as sugestões vêm das suas próprias publicações e contamos os acertos. Até lá: o que vale para a maioria das páginas.',
    other:
      '{count} publicações até agora. A partir de umas 30, as sugestões vêm das suas próprias publicações e contamos os acertos. Até lá: o que vale para a maioria das páginas.',
  },
  'history.progress': '{count} de umas 30 publicações',

  'next.title': 'Próximo passo',

  'times.title': 'Melhores horários para publicar',
  'times.heat': 'A semana, hora a hora',

  'planned.title': 'Publicações agendadas',

  'tips.title': 'O que mudar',

  'topics.title': 'Em alta agora',

  'record.title': 'Quanto acertamos',

  'announce.advice': 'Nova sugestão. {next}',
};
