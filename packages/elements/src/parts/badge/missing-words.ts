import { html, nothing, type TemplateResult } from 'lit';
import type { CommonFields, MissingPart } from '@bizboost/core/contract';
import type { Language } from '../../kit/language.ts';
import { channelName } from '../channel/channel.ts';

type Lacking = Pick<CommonFields, 'missing'>;

/** What an answer lacks, in words, each thing once; empty where there is nothing to say, or no words for it. */
export function missingWords(answer: Lacking | undefined, language: Language): string {
  const worded = ({ code, params }: MissingPart): string => {
    const channel = params?.['channel'];
    return language.sayIfKnown(`missing.${code}`, '', {
      ...params,
      count: Number(params?.['hours']),
      ...(typeof channel === 'string' && { channel: channelName(channel, language) }),
    });
  };
  return [...new Set(answer?.missing?.map(worded))].filter((words) => words !== '').join(' · ');
}

/** The same as a line of its own. */
export function missingTemplate(answer: Lacking | undefined, language: Language): TemplateResult | typeof nothing {
  const words = missingWords(answer, language);
  return words === '' ? nothing : html`<p class="missing" part="missing">${words}</p>`;
}

/** Whether it is said of a field that some of it cannot be told: then its `null` is not "no data". */
export function isUntold(answer: Lacking, field: string): boolean {
  return answer.missing?.some(({ params }) => params?.['field'] === field) === true;
}
