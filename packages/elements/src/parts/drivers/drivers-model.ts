/** One group's part of a change, in words and as a bar. */
export interface DriverRow {
  readonly name: string;
  /** With its sign. */
  readonly change: string;
  /** Its numbers now and before; or that it is new, or gone. */
  readonly detail: string;
  /** From −1 to 1: which way and how far, beside the largest shown. */
  readonly reach: number;
  readonly isGood: boolean;
}

/** The parts of a change by one dimension. They add up to it. */
export interface DriversSection {
  readonly by: string;
  readonly name: string;
  readonly rows: readonly DriverRow[];
  /** What adds up in the end. */
  readonly sum: string;
}

/** What moved a number. */
export interface DriversModel {
  /** The change, and what it is held against. */
  readonly lead: string;
  readonly sections: readonly DriversSection[];
  /** Why there are no sections, where there are none. */
  readonly instead?: string | undefined;
}
