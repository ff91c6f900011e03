/** How often something was said, and how often it held. */
export interface Held {
  readonly said: number;
  readonly held: number;
}
