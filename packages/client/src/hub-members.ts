import { BizBoostError, type Cancel } from '@bizboost/core/contract';
import { identityOf } from './identity.ts';

/** A client that uses a hub, and lends it its token. */
export interface Member {
  token(): string | undefined | Promise<string | undefined>;
  /** Its token names someone else now: it goes to that one's hub. */
  moved(token: string | undefined): void;
}

/** The clients of a hub. */
export interface Members {
  add(member: Member): Cancel;
  /**
   * A token of the hub's identity, from whoever came last and has one; where one was refused, from someone who has another.
   * Rejects as the token functions do.
   */
  token(refused?: string): Promise<string | undefined>;
}

export function createMembers(identity: string, business: string | undefined): Members {
  const members = new Set<Member>();
  return {
    add(member) {
      members.add(member);
      return () => void members.delete(member);
    },
    async token(refused) {
      let again: { readonly token: string | undefined } | undefined;
      let failure: unknown = new BizBoostError(
        'unavailable',
        'Expected someone to have a token, but all who had one are gone.',
      );
      for (const member of [...members].reverse()) {
        try {
          const token = await member.token();
          if (identityOf(token, business) !== identity) member.moved(token);
          else if (refused === undefined || token !== refused) return token;
          else again = { token };
        } catch (error) {
          failure = error;
        }
      }
      if (again !== undefined) return again.token;
      throw failure;
    },
  };
}
