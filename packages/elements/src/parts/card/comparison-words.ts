import type { MessageCode } from '../../kit/i18n/messages.ts';
import type { Language } from '../../kit/language.ts';
import type { CardModel } from './card-model.ts';

/** The line under a number: its own, or what it is compared with. */
export function comparisonWords(model: CardModel, language: Language): string | undefined {
  if (model.note !== undefined || model.comparison === undefined) return model.note;
  const { previous, trend, period } = model.comparison;
  if (trend === null && !previous)
    return model.value ? language.say(`trend.nothing.${period}` satisfies MessageCode) : undefined;
  return language.say(`trend.${period}` satisfies MessageCode, {
    value: language.headline(previous, model)?.short ?? language.say('none'),
  });
}
