// What the processes of the fan-out bench say to each other.

/** To a sender. */
export type SenderOrder =
  | { readonly do: 'send'; readonly rounds: number; readonly everyMs: number; readonly frame?: string }
  | { readonly do: 'memory' };

/** How a sender did. */
export interface Sent {
  /** When each round began, in milliseconds of the machine's own clock. */
  readonly at: readonly number[];
  /** Processor time of all rounds, as a program and in the kernel. */
  readonly processorMs: number;
  /** Answers computed, where the sender computes any. */
  readonly computations: number;
}

/** To viewers. */
export type ViewersOrder =
  /** `paths` are shared out among the viewers in turn. */
  | {
      readonly do: 'connect';
      readonly port: number;
      readonly paths: readonly string[];
      readonly count: number;
      readonly greetings: number;
    }
  /** Answers when each has been given so many frames since the last time it was asked. */
  | { readonly do: 'await'; readonly frames: number }
  | { readonly do: 'leave' };

/** What viewers were given. */
export interface Seen {
  /** When each frame came, by round and viewer, in milliseconds of the machine's own clock. */
  readonly at: readonly Float64Array[];
  /** The last one. */
  readonly frame: string;
}

/** The same in each process of one machine. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
