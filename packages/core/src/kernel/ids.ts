declare const businessId: unique symbol;

/** The tenant. Branded, so that no other string can stand in its place unnoticed. */
export type BusinessId = string & { readonly [businessId]: true };

/** Marks a string as a business id. The caller vouches for where it came from (a token, the host). */
export function businessIdOf(id: string): BusinessId {
  return id as BusinessId;
}
