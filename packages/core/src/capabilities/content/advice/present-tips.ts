import type { ImprovementTip } from '../contract.ts';
import type { StandingTip } from '../tips/standing-tips.ts';
import { rounded } from '../rounded.ts';
import { TIP_WORDS } from './tip-words.ts';

/** Tips in words of the contract: each a sentence, its evidence, and what to do. */
export function presentTips(tips: readonly StandingTip[]): ImprovementTip[] {
  return tips.map((tip) => {
    const effect = percentOf(tip.effect);
    const isMore = effect >= 0;
    const words = TIP_WORDS[tip.code];
    return {
      code: tip.code,
      params: { percent: effect, with: tip.withCount, without: tip.withoutCount },
      text: `Your posts ${words?.has ?? tip.code} get about ${effectText(effect)}.`,
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

/** From twice as much on in times: nobody sees how much 589% more is. */
function effectText(effect: number): string {
  if (effect < 100)
    return `${Math.abs(Math.round(effect))}% ${effect < 0 ? 'less' : 'more'} engagement than the others`;
  const times = 1 + effect / 100;
  return `${rounded(times, times < 3 ? 1 : 0)} times the engagement of the others`;
}

function percentOf(factor: number): number {
  return rounded((factor - 1) * 100, 1);
}
