import type { Words } from '../words.ts';

/** Arabic of the group `takeAway`. */
export const words: Words<'takeAway'> = {
  'take.numbers': 'الأرقام (CSV)',
  'take.picture': 'صورة (PNG)',
  'take.csv': 'CSV',
  'take.png': 'PNG',
  'take.csv_of': '{name}، الأرقام بصيغة CSV',
  'take.png_of': '{name}، صورة بصيغة PNG',
  'take.print': 'طباعة أو حفظ بصيغة PDF',
  'take.link': 'نسخ رابط هذا العرض',
  'take.saved': 'حُفظ باسم {file}',
  'take.shared': 'تمت المشاركة: {file}',
  'take.copied': 'تم نسخ الرابط.',
  'take.copy_by_hand': 'لا تسمح هذه الصفحة بنسخ الرابط. ها هو:',
  'take.refused': 'لا تسمح هذه الصفحة بحفظ الملفات. افتحها في علامة تبويب مستقلة.',
  'take.print_refused': 'لا تسمح هذه الصفحة بطباعتها. افتحها في علامة تبويب مستقلة.',
  'take.unsure': 'سُلّم الملف {file} إلى المتصفح. إن لم يظهر، فهذه الصفحة لا تسمح بحفظ الملفات.',
  'take.nothing': 'لا توجد أرقام لتصديرها بعد.',
  'take.broken': 'تعذّر إنشاء هذا. السبب مذكور في وحدة التحكم.',
  'take.from': 'من',
  'take.until': 'إلى',
  'take.as_of': 'البيانات حتى',
  'take.before': 'سابقًا',
  'take.change': 'التغيّر',
  'take.id': 'المعرّف',
  'take.status': 'الحالة',
};
