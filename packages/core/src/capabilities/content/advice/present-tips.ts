import type { ImprovementTip } from '../contract.ts';
import type { StandingTip } from '../tips/standing-tips.ts';
import { rounded } from './rounded.ts';
import { TIP_WORDS } from './tip-words.ts';

/** Tips in words of the contract: each a sentence, its evidence, and what to do. */
export function presentTips(tips: readonly StandingTip[]): ImprovementTip[] {
  return tips.map((tip) => {
    const effect = percentOf(tip.effect);
    const isMore = effect >= 0;
    const words = TIP_WORDS[tip.code];
    const size = Math.abs(Math.round(effect));
    return {
      code: tip.code,
      params: { percent: effect, with: tip.withCount, without: tip.withoutCount },
      text: `Your posts ${words?.has ?? tip.code} get about ${size}% ${isMore ? 'more' : 'less'} engagement than the others.`,
      effect,
      interval: { low: percentOf(tip.interval.from), high: percentOf(tip.interval.to) },
      n: tip.withCount,
      action: {
        code: isMore ? `more_${tip.code}` : `less_${tip.code}`,
        text: `${(isMore ? words?.more : words?.less) ?? tip.code}.`,
      },
    };
  });
}

function percentOf(factor: number): number {
  return rounded((factor - 1) * 100, 1);
}
