import type { Language } from '../../kit/language.ts';
import type { MessageCode } from '../../kit/i18n/messages.ts';
import type { View } from '../../kit/state/view-of.ts';
import type { Answered, ViewState } from '../../kit/state/view-state.ts';
import type { Notice } from './notice.ts';

/** What to say instead of numbers; `undefined` where there are numbers, or may soon be. Never the server's own words. */
export function noticeOf(
  view: View,
  state: ViewState<Answered>,
  language: Language,
  retry: () => void,
): Notice | undefined {
  switch (view.phase) {
    case 'error':
      return errorNotice(state, language, retry);
    case 'offline':
      return { icon: 'cloud', title: language.say('offline.title'), text: language.say('offline.text') };
    case 'denied':
      return { icon: 'lock', title: language.say('denied.title'), text: language.say('denied.text') };
    case 'ended':
      return { icon: 'lock', title: language.say('ended.title'), text: language.say('ended.text') };
    case 'unconfigured':
      return { icon: 'plug', title: language.say('unconfigured.title'), text: language.say('unconfigured.text') };
    case 'loading':
    case 'slow':
    case 'switching':
    case 'ready':
      return undefined;
  }
}

const WORDED: ReadonlySet<string> = new Set([
  'unavailable',
  'timeout',
  'rate_limited',
  'not_found',
  'invalid_input',
  'internal',
]);

function errorNotice({ error, link }: ViewState<Answered>, language: Language, retry: () => void): Notice {
  const code = error?.code ?? 'internal';
  const sentence: MessageCode =
    link === 'given' ? 'error.invalid_data' : WORDED.has(code) ? (`error.${code}` as MessageCode) : 'error.other';
  return {
    icon: 'alert',
    title: language.say('error.title'),
    text: language.say(sentence),
    detail: language.say('error.code', { code: error?.reference === undefined ? code : `${code} ${error.reference}` }),
    action: link === 'given' ? undefined : { label: language.say('error.retry'), part: 'retry', run: retry },
  };
}
