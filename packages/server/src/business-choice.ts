import { BizBoostError, type Analytics, type BusinessAnalytics } from '@bizboost/core';
import type { Caller } from './auth/caller.ts';

/** Finds whose numbers a request is about (contract sections 3 and 5). */
export class BusinessChoice {
  readonly #analytics: Analytics;
  /** Whether callers without a business may name any. */
  readonly isOpen: boolean;

  constructor(analytics: Analytics, isOpen: boolean) {
    this.#analytics = analytics;
    this.isOpen = isOpen;
  }

  /**
   * The caller's own business, seen as they see it. On an open server it is the one they name, else the only one there is.
   * Throws `forbidden` for another's, `invalid_input` where there are several, `not_found` where there is none.
   */
  async choose(caller: Caller, named: string | undefined): Promise<BusinessAnalytics> {
    const id = this.isOpen ? (named ?? (await this.#onlyOne())) : ownOf(caller.business, named);
    const business = this.#analytics.for(id);
    return caller.view ? business.withView(caller.view) : business;
  }

  async #onlyOne(): Promise<string> {
    const [first, second] = await this.#analytics.businesses();
    if (first === undefined)
      throw new BizBoostError('not_found', 'There is no business yet. Send a record of kind "business" first.');
    if (second === undefined) return first;
    throw severalBusinesses();
  }
}

export function severalBusinesses(): BizBoostError {
  return new BizBoostError('invalid_input', 'There are several businesses here. Name one with ?business=ID.', {
    path: '/business',
    expected: 'the id of a business',
    received: 'nothing',
  });
}

function ownOf(own: string | undefined, named: string | undefined): string {
  if (own === undefined)
    throw new BizBoostError('forbidden', 'This caller is of no business. Ask with a token that names one.');
  if (named === undefined || named === own) return own;
  throw new BizBoostError(
    'forbidden',
    'This token is for another business than the one named. Leave "business" out, or ask for a token of that business.',
    {
      path: '/business',
    },
  );
}

/** `?business=` of an address; empty is as good as none. Throws `invalid_input` for one given twice, or too long to be an id. */
export function namedBusinessOf(parameters: URLSearchParams): string | undefined {
  const [named, again] = parameters.getAll('business');
  if (again !== undefined || (named?.length ?? 0) > 128) {
    throw new BizBoostError('invalid_input', 'Give "business" once, as an id of at most 128 characters.', {
      path: '/business',
      expected: 'one id of 1 to 128 characters',
    });
  }
  return named === '' ? undefined : named;
}

/** An address as the engine knows it, and the business it names on the way (contract section 5). */
export function addressWithoutBusiness(ask: string): { readonly address: string; readonly named: string | undefined } {
  const at = ask.indexOf('?');
  const parameters = new URLSearchParams(at < 0 ? '' : ask.slice(at + 1));
  if (!parameters.has('business')) return { address: ask, named: undefined };
  const named = namedBusinessOf(parameters);
  parameters.delete('business');
  const rest = parameters.toString();
  return { address: rest === '' ? ask.slice(0, at) : `${ask.slice(0, at)}?${rest}`, named };
}
