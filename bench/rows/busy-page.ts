import { durationRow, numberText, type Bench, type BenchRow } from '../row.ts';
import { withBrowser } from '../world/browser.ts';
import { objectHeapMb } from '../world/object-heap.ts';
import { onDrawingPage, type DrawingPage } from '../world/drawing-page.ts';

const PER_SECOND = 100;
const SECONDS = 10;
const THROTTLE = 4;
const LONG_TASK_MS = 50;
const DRAWINGS_A_SECOND = 4;
const UPDATES = 10_000;
/** As many come between two turns of a page that cannot keep up. */
const IN_A_TURN = 5;
const CYCLES = 50;
const FLAT = 1.02;

/** What a page pays for numbers that never stand still. */
export const busyPage: Bench = {
  title: 'busy: a page whose numbers change a hundred times a second',
  method: `<live-dashboard> of the built script tag in headless Chromium, handed another answer ${PER_SECOND} times a second for ${SECONDS} s, the processor throttled ${THROTTLE} ×. Long tasks by the browser's own account; a drawing is a clearing of a chart's canvas. Then ${UPDATES.toLocaleString('en-US')} more answers, ${IN_A_TURN} in each turn of the page, and ${CYCLES} dashboards put into the page and taken out; the heap is objects, strings and nodes still held after garbage collection, before and after, without compiled code and the browser’s own notes of slow frames. (row 55)`,
  run: () => withBrowser((browser) => onDrawingPage(browser, measured)),
};

async function measured(open: DrawingPage): Promise<readonly BenchRow[]> {
  await update(open.page, 200); // what is compiled late is compiled now
  await open.devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  const { longestMs, longTasks, drawings } = await busy(open.page);
  await open.devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const aSecond = drawings / SECONDS;

  await update(open.page, 2_000);
  const before = await objectHeapMb(open.devtools);
  await update(open.page, UPDATES);
  const afterUpdates = await objectHeapMb(open.devtools);
  await mount(open.page, 10);
  const beforeCycles = await objectHeapMb(open.devtools);
  await mount(open.page, CYCLES);
  const afterCycles = await objectHeapMb(open.devtools);
  return [
    durationRow(`longest task at ${PER_SECOND} updates a second`, longestMs, LONG_TASK_MS),
    {
      name: 'tasks of more than 50 ms',
      measured: String(longTasks),
      beside: `${PER_SECOND * SECONDS} updates`,
      ratio: longTasks / (PER_SECOND * SECONDS),
    },
    {
      name: 'drawings of the busiest chart',
      measured: `${numberText(aSecond)} a second`,
      beside: `${DRAWINGS_A_SECOND} a second`,
      ratio: aSecond / DRAWINGS_A_SECOND,
      limit: { atMost: 1.05 },
    },
    heapRow(`heap after ${UPDATES.toLocaleString('en-US')} updates`, afterUpdates, before),
    heapRow(`heap after ${CYCLES} dashboards came and went`, afterCycles, beforeCycles),
  ];
}

const heapRow = (name: string, after: number, before: number): BenchRow => ({
  name,
  measured: `${after.toFixed(2)} MB`,
  beside: `${before.toFixed(2)} MB before`,
  ratio: after / before,
  limit: { atMost: FLAT },
});

type Page = DrawingPage['page'];

interface Busy {
  /** 0 where no task was long enough for the browser to tell of it. */
  readonly longestMs: number;
  readonly longTasks: number;
  /** Of the chart that was drawn most. */
  readonly drawings: number;
}

function busy(page: Page): Promise<Busy> {
  return page.evaluate(
    async ([everyMs, forMs]) => {
      const { handOver, drawings } = globalThis as unknown as { handOver(): void; drawings: { count: number }[] };
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: 'longtask' });
      for (const counter of drawings) counter.count = 0;
      await new Promise<void>((resolve) => {
        const end = performance.now() + forMs!;
        const timer = setInterval(() => {
          handOver();
          if (performance.now() < end) return;
          clearInterval(timer);
          resolve();
        }, everyMs);
      });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      observer.disconnect();
      return {
        longestMs: Math.max(0, ...tasks),
        longTasks: tasks.length,
        drawings: Math.max(0, ...drawings.map(({ count }) => count)),
      };
    },
    [1000 / PER_SECOND, SECONDS * 1000] as const,
  );
}

/** So many answers, a few in each turn of the page. */
function update(page: Page, count: number): Promise<void> {
  return page.evaluate(
    async ([times, inATurn]) => {
      const { handOver } = globalThis as unknown as { handOver(): void };
      for (let time = 0; time < times; time += 1) {
        handOver();
        if (time % inATurn !== 0) continue;
        await new Promise<void>((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve();
          };
          port2.postMessage(0);
        });
      }
    },
    [count, IN_A_TURN] as const,
  );
}

/** Puts a dashboard into the page, lets it draw, and takes it out; so many times. */
function mount(page: Page, count: number): Promise<void> {
  return page.evaluate(async (times) => {
    const { next } = globalThis as unknown as { next(): object };
    for (let time = 0; time < times; time += 1) {
      const board = Object.assign(document.createElement('live-dashboard'), { data: next() });
      document.querySelector('main')?.prepend(board);
      for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      board.remove();
    }
  }, count);
}
