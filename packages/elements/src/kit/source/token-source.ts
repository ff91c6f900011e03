import { BizBoostError } from '@bizboost/core/contract';

/**
 * A token for pages without script: fetched from the page's own origin, with its cookies, anew for every attempt. The address
 * answers with the token as text, or with `{"token": "…"}`.
 */
export function tokenFrom(address: string): () => Promise<string> {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) {
    throw new BizBoostError(
      'invalid_input',
      `token-src must be of the page's own origin, ${location.origin}. Use the token property for others.`,
      {
        path: '/token-src',
        expected: location.origin,
        received: url.origin,
      },
    );
  }
  return () => fetchToken(url);
}

async function fetchToken(url: URL): Promise<string> {
  const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store' });
  if (!response.ok) {
    const isRefused = response.status === 401 || response.status === 403;
    throw new BizBoostError(
      isRefused ? 'unauthenticated' : 'unavailable',
      `The page's token address answered ${response.status}.`,
    );
  }
  const text = (await response.text()).trim();
  return text.startsWith('{') ? tokenOf(text) : text;
}

function tokenOf(text: string): string {
  const body = JSON.parse(text) as { readonly token?: unknown };
  if (typeof body.token === 'string') return body.token;
  throw new BizBoostError('unauthenticated', 'The page’s token address answered without a `token`.', {
    expected: '{"token": "…"}',
  });
}
