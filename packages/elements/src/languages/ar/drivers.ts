import type { Words } from '../words.ts';

/** Arabic of the group `drivers`. */
export const words: Words<'drivers'> = {
  'why.title_of': '{name}: مصدر التغيّر',
  'why.change': '{change}: {value} الآن، {previous}',
  'why.none': 'لم يتغيّر شيء: {value}، كما كان.',
  'why.unknown': 'لا يوجد بعد ما يُقارن به.',
  'why.undivided': 'لا يمكن فصل ما سبّب التغيّر: قد ينتمي الأشخاص والطلبات إلى عدة منها في آن واحد.',
  'why.by.channel': 'حسب القناة',
  'why.by.product': 'حسب المنتج',
  'why.by.campaign': 'حسب الحملة',
  'why.by.hour': 'حسب الساعة',
  'why.by.weekday': 'حسب يوم الأسبوع',
  'why.without.channel': 'بلا قناة',
  'why.without.product': 'بلا منتج',
  'why.without.campaign': 'بلا حملة',
  'why.new': 'جديد',
  'why.gone': 'لا شيء الآن؛ {previous} سابقًا',
  'why.both': '{value}، {previous} سابقًا',
  'why.rest': {
    zero: '{count} أخرى',
    one: '{count} أخرى',
    two: '{count} أخرى',
    few: '{count} أخرى',
    many: '{count} أخرى',
    other: '{count} أخرى',
  },
  'why.points': '{change} نقطة',
  'why.sum': 'المجموع {change}، كما في الأعلى.',
};
