import type { Words } from '../words.ts';

/** Portuguese of the group `takeAway`. */
export const words: Words<'takeAway'> = {
  'take.numbers': 'Números (CSV)',
  'take.picture': 'Imagem (PNG)',
  'take.csv': 'CSV',
  'take.png': 'PNG',
  'take.csv_of': '{name}, números em CSV',
  'take.png_of': '{name}, imagem em PNG',
  'take.print': 'Imprimir ou salvar como PDF',
  'take.link': 'Copiar um link para esta visualização',
  'take.saved': 'Salvo como {file}',
  'take.shared': 'Compartilhado: {file}',
  'take.copied': 'O link foi copiado.',
  'take.copy_by_hand': 'Esta página não permite copiar o link. Aqui está ele:',
  'take.refused': 'Esta página não permite salvar arquivos. Abra-a em uma aba própria.',
  'take.print_refused': 'Esta página não permite imprimir. Abra-a em uma aba própria.',
  'take.unsure': '{file} foi entregue ao navegador. Se não aparecer, esta página não permite salvar arquivos.',
  'take.nothing': 'Ainda não há números para exportar.',
  'take.broken': 'Não foi possível criar isto. O console mostra a causa.',
  'take.from': 'De',
  'take.until': 'Até',
  'take.as_of': 'Posição em',
  'take.before': 'Antes',
  'take.change': 'Variação',
  'take.id': 'Identificador',
  'take.status': 'Situação',
};
