/** For vitest: files of adapter tests at once. They wait for servers most of the time, so one for each processor but one, as is usual, leaves it idle. */
export const AT_ONCE = '--maxWorkers=2';
