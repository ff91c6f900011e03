/** An answer with the tag under which the server can say that it is still right. */
export interface RememberedAnswer {
  readonly etag: string;
  readonly body: unknown;
}

/** The last answers by address, the longest unused forgotten first. */
export interface RememberedAnswers {
  /** For one holder: another one's are forgotten at once. */
  of(identity: string): {
    get(address: string): RememberedAnswer | undefined;
    set(address: string, answer: RememberedAnswer): void;
  };
}

export function createRememberedAnswers(maxEntries: number): RememberedAnswers {
  let owner = '';
  let answers = new Map<string, RememberedAnswer>();
  return {
    of(identity) {
      if (identity !== owner) answers = new Map();
      owner = identity;
      const own = answers;
      return {
        get(address) {
          const answer = own.get(address);
          if (answer !== undefined) put(own, address, answer);
          return answer;
        },
        set(address, answer) {
          put(own, address, answer);
          for (const oldest of own.keys()) if (own.size > maxEntries) own.delete(oldest);
        },
      };
    },
  };
}

/** As the last one used: a map keeps the order in which things were put. */
function put(answers: Map<string, RememberedAnswer>, address: string, answer: RememberedAnswer): void {
  answers.delete(address);
  answers.set(address, answer);
}
