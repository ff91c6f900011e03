import type { Words } from '../words.ts';

/** Arabic of the group `common`. */
export const words: Words<'common'> = {
  none: '–',
  'none.spoken': 'لا توجد بيانات',

  'card.error': 'تعذّر عرض هذا',

  'period.zone': 'توقيت {zone}',

  'mark.live': 'مباشر',
  'mark.polling': 'محدّث',
  'mark.connecting': 'جارٍ الاتصال',
  'mark.reconnecting': 'جارٍ إعادة الاتصال',
  'mark.attempt': 'جارٍ إعادة الاتصال، المحاولة {count}',
  'mark.offline': 'غير متصل',
  'mark.paused': 'متوقف مؤقتًا',
  'mark.stopped': 'توقفت التحديثات',
  'mark.delayed': 'متأخر',
  'mark.partial': 'غير مكتمل',
  'mark.as_of': 'حتى {time}',
  'mark.updated': 'حُدّث {age}',
  'mark.retry': 'إعادة المحاولة',

  'missing.sum_too_large': 'بعض المجاميع أكبر من أن تُعرض',
  'missing.only_daily_sums': 'قبل {until} لا تُحفظ إلا المجاميع اليومية',

  'error.title': 'تعذّر تحميل أرقامك',
  'error.unavailable': 'لا يمكن الوصول إلى الخدمة الآن. تعود عادةً من تلقاء نفسها؛ سنواصل المحاولة.',
  'error.timeout': 'تأخرت الخدمة كثيرًا في الرد. سنواصل المحاولة.',
  'error.rate_limited': 'الطلبات كثيرة جدًا في الوقت الحالي. سنحاول مجددًا بعد قليل.',
  'error.not_found': 'لا يوجد شيء بهذا الاسم بعد. ستظهر الأرقام مع وصول أول السجلات.',
  'error.invalid_input': 'تطلب الصفحة شيئًا غير موجود. تحقق من الفترة والعنوان.',
  'error.invalid_data': 'سلّمت الصفحة بيانات لا يفهمها هذا الإصدار.',
  'error.internal': 'حدث خطأ في الخدمة.',
  'error.other': 'حدث خطأ أثناء التحميل.',
  'error.code': 'الرمز: {code}',
  'error.retry': 'إعادة المحاولة',
  'offline.title': 'أنت غير متصل بالإنترنت',
  'offline.text': 'ستُحمّل أرقامك فور عودة الاتصال.',
  'denied.title': 'ليس لديك صلاحية الوصول',
  'denied.text': 'هذه الأرقام لأعضاء هذا النشاط التجاري. اطلب صلاحية الوصول من مالكه.',
  'ended.title': 'انتهت جلستك',
  'ended.text': 'سجّل الدخول مجددًا لرؤية أرقامك.',
  'unconfigured.title': 'لم يتم الربط بعد',
  'unconfigured.text': 'لا يوجد مصدر. حدّد «src» أو «source» أو «data».',

  'announce.loading': 'جارٍ تحميل أرقامك',
  'announce.loaded': 'تم تحميل أرقامك.',
  'announce.lost': 'انقطعت التحديثات المباشرة. تظهر آخر الأرقام.',
  'announce.restored': 'عادت التحديثات المباشرة.',

  'channel.facebook': 'Facebook',
  'channel.instagram': 'Instagram',
  'channel.whatsapp': 'WhatsApp',
  'channel.website': 'الموقع الإلكتروني',
  'channel.unknown': 'غير معروف',
};
