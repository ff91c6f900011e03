import { globSync, renameSync, writeFileSync } from 'node:fs';

const LIBRARY = '/usr/lib/*/faketime/libfaketime.so.1';

/** Debian's package of it. */
export const FAKETIME = 'faketime';

/** Why no process can be given another clock here; undefined where one can. */
export const whyNoFakedClock = (): string | undefined =>
  globSync(LIBRARY).length > 0 ? undefined : `Expected ${LIBRARY}, of Debian's package ${FAKETIME}.`;

/** The wall clock of a process, which steps while it runs. Its timers go on as they would, as they do on a machine whose clock is set. */
export interface FakedClock {
  /** Of the process that is to have it. */
  readonly env: Readonly<Record<string, string>>;
  /** So far from this machine's. */
  stepTo(offsetSeconds: number): void;
}

export function fakedClock(file: string): FakedClock {
  const [library] = globSync(LIBRARY);
  if (library === undefined) throw new Error(whyNoFakedClock());
  const stepTo = (offsetSeconds: number): void => {
    // Whole or not at all: it is read at any moment.
    writeFileSync(`${file}.new`, `${offsetSeconds < 0 ? '' : '+'}${offsetSeconds}\n`);
    renameSync(`${file}.new`, file);
  };
  stepTo(0);
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    stepTo,
  };
}
