import { property } from 'lit/decorators.js';
import type { SuggestionsAnswer } from '@bizboost/core/contract';
import { checkAnswer } from '../kit/check-answer.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import type { Question, Service } from '../kit/source/question.ts';
import { SourcedElement } from '../kit/sourced-element.ts';
import { contentEnglish } from './content-words.ts';

/** An element of the content capability: it asks for all advice there is. */
export abstract class ContentElement extends SourcedElement<'suggestions'> {
  protected static override readonly english: Messages = contentEnglish;

  /** The name shown, and that of the landmark. */
  @property({ useDefault: true }) label = '';
  /** A value to show without any network: an answer of `content/suggestions`. */
  @property({ attribute: false }) data: SuggestionsAnswer | undefined;

  protected override service(): Promise<Service> {
    return import('./service.ts');
  }

  protected override question(): Question<'suggestions'> | undefined {
    return { query: 'suggestions', params: {} };
  }

  protected override given(): SuggestionsAnswer | undefined {
    return this.data == null
      ? undefined
      : checkAnswer<SuggestionsAnswer>(this.data, 'content/suggestions', [
          'optimal_posting_times',
          'history',
          'period',
        ]);
  }

  /** The answer that is shown; none while there is none, or none any more. */
  protected get answer(): SuggestionsAnswer | undefined {
    const { phase } = this.asking.view;
    return phase === 'ready' || phase === 'switching' ? this.asking.state.answer : undefined;
  }
}
