import { BizBoostError, type BusinessAnalytics } from '@bizboost/core';
import { namedBusinessOf } from '../business-choice.ts';
import type { ServerParts } from '../server-parts.ts';

/**
 * The business an operator works on. Throws `forbidden` without the scope; on an open server also for a page in a browser, since any page
 * can get itself an origin that such a server lets in, and records name people.
 */
export async function operatedBusiness(request: Request, parts: ServerParts): Promise<BusinessAnalytics> {
  const caller = await parts.admission.admit(request, 'operator');
  if (parts.businesses.isOpen && request.headers.has('origin')) {
    throw new BizBoostError(
      'forbidden',
      'A server without a secret does this for programs of its own machine, not for pages. Use the command line, or give it a secret.',
    );
  }
  return parts.businesses.choose(caller, namedBusinessOf(new URL(request.url).searchParams));
}
