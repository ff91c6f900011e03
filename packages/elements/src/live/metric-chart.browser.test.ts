import { aTimeout, expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { Chart } from 'chart.js';
import { FakeSource } from '../../../../stories/fake-source.ts';
import '../metric-chart.ts';
import type { MetricChart } from '../metric-chart.ts';
import type { ChartModel } from '../parts/chart/chart-model.ts';
import { allInside, inside, wordsOf } from '../testing/in-page.ts';
import { until } from '../testing/stage.ts';

const VALUES = [3, 9, 1, 4, 6];
const line: ChartModel = {
  kind: 'line',
  categoryName: 'Hour',
  categories: VALUES.map((_, hour) => ({ key: String(hour), label: `Hour ${hour}`, tick: `${hour}` })),
  series: [{ key: 'revenue', name: 'Revenue', values: VALUES, unit: 'count' }],
};
const parts = (kind: 'bar' | 'doughnut'): ChartModel => ({ ...line, kind, action: 'see-part' });

const chartOf = async (data: ChartModel, dir = 'ltr'): Promise<MetricChart> =>
  fixture(html`<bizboost-metric-chart lang="en-GB" dir=${dir} label="Sales" .data=${data}></bizboost-metric-chart>`);
const canvas = (chart: Element): HTMLCanvasElement => inside(chart, 'canvas');
const drawnOn = (chart: Element): Chart | undefined => {
  const on = chart.shadowRoot?.querySelector('canvas');
  return on == null ? undefined : Chart.getChart(on);
};
/** The machine may be busy with much else. */
const PATIENT = { timeout: 5_000 };
async function drawn(data: ChartModel = line, dir = 'ltr'): Promise<MetricChart> {
  const chart = await chartOf(data, dir);
  await waitUntil(() => drawnOn(chart) !== undefined, 'the chart should be drawn', PATIENT);
  return chart;
}
const slider = (chart: Element): HTMLElement => inside(chart, '[role=slider]');
const spoken = (chart: Element): string | null => slider(chart).getAttribute('aria-valuetext');

/** Whether a colour is somewhere on the canvas. */
function hasColor(chart: Element, [r, g, b]: readonly [number, number, number]): boolean {
  const { width, height } = canvas(chart);
  const { data } = (canvas(chart).getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, width, height);
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === r && data[at + 1] === g && data[at + 2] === b && data[at + 3] === 255) return true;
  return false;
}

describe('<bizboost-metric-chart> as lines', () => {
  it('has a name, a summary and a value in words for each point, at one tab stop (rows 35, 36)', async () => {
    const chart = await drawn();
    expect(slider(chart).getAttribute('aria-label')).to.equal('Sales, data points');
    expect(wordsOf(inside(chart, '#summary'))).to.equal(
      'Sales: 5 values, from 3 to 6. Lowest 1 at Hour 2, highest 9 at Hour 1. Rising.',
    );
    expect(allInside(chart, '[tabindex="0"]')).to.have.length(1);

    slider(chart).focus();
    await sendKeys({ press: 'Home' });
    await chart.updateComplete;
    expect(spoken(chart)).to.equal('Hour 0, Revenue: 3');
    await sendKeys({ press: 'ArrowRight' });
    await chart.updateComplete;
    expect(spoken(chart)).to.equal('Hour 1, Revenue: 9');
    await sendKeys({ press: 'PageDown' });
    await chart.updateComplete;
    expect(spoken(chart)).to.equal('Hour 2, Revenue: 1');
    expect(wordsOf(inside(chart, '.tooltip'))).to.equal('Hour 2 Revenue 1');
    await sendKeys({ press: 'Escape' });
    await chart.updateComplete;
    expect(allInside(chart, '.tooltip')).to.have.length(0);
  });

  it('runs with the text from right to left: the left arrow leads on (row 29)', async () => {
    const chart = await drawn(line, 'rtl');
    slider(chart).focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowLeft' });
    await chart.updateComplete;
    expect(spoken(chart)).to.equal('Hour 1, Revenue: 9');
    expect(drawnOn(chart)?.scales['x']?.options.reverse).to.equal(true);
  });

  it('shows its numbers as a table, reached before the picture (row 35)', async () => {
    const chart = await drawn();
    const toggle = inside(chart, '[part=toggle]');
    expect(toggle.compareDocumentPosition(slider(chart)) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.greaterThan(0);
    toggle.click();
    await chart.updateComplete;

    expect(wordsOf(inside(chart, 'caption'))).to.equal('Sales');
    expect(allInside(chart, 'tbody tr').map((row) => wordsOf(row))).to.deep.equal(
      VALUES.map((value, hour) => `Hour ${hour} ${value}`),
    );
    expect(allInside(chart, 'thead th').map((cell) => cell.getAttribute('scope'))).to.deep.equal(['col', 'col']);
    expect(slider(chart).checkVisibility()).to.equal(false);
    await expect(chart).to.be.accessible();
    toggle.click();
    await chart.updateComplete;
    expect(slider(chart).checkVisibility()).to.equal(true);
  });

  it('points at the nearest value under the pointer, and lets its tooltip be read (row 36)', async () => {
    const chart = await drawn();
    const box = canvas(chart).getBoundingClientRect();
    const place = drawnOn(chart)?.getDatasetMeta(0).data[3];
    const move = (target: Element, x: number): boolean =>
      target.dispatchEvent(
        new PointerEvent('pointermove', {
          clientX: x,
          clientY: box.top + 40,
          pointerType: 'mouse',
          bubbles: true,
          composed: true,
        }),
      );
    move(slider(chart), box.left + (place?.x ?? 0) + 3);
    await chart.updateComplete;
    expect(wordsOf(inside(chart, '.tooltip'))).to.equal('Hour 3 Revenue 4');

    move(inside(chart, '.tooltip'), box.left);
    await chart.updateComplete;
    expect(wordsOf(inside(chart, '.tooltip'))).to.equal('Hour 3 Revenue 4');

    slider(chart).dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await chart.updateComplete;
    expect(allInside(chart, '.tooltip')).to.have.length(0);
  });

  it('keeps its tooltip within the chart', async () => {
    const chart = await drawn();
    slider(chart).focus();
    for (const press of ['Home', 'End', 'PageUp']) {
      await sendKeys({ press });
      await chart.updateComplete;
      const [tip, frame] = [inside(chart, '.tooltip'), inside(chart, '.frame')].map((one) =>
        one.getBoundingClientRect(),
      ) as [DOMRect, DOMRect];
      expect(tip.left).to.be.at.least(frame.left - 1);
      expect(tip.right).to.be.at.most(frame.right + 1);
    }
  });

  it('paints in the colours of its theme, and anew when they change (row 26)', async () => {
    const chart = await chartOf(line);
    chart.style.setProperty('--bizboost-accent', 'rgb(1, 2, 250)');
    await waitUntil(() => drawnOn(chart) !== undefined, 'the chart should be drawn', PATIENT);
    await waitUntil(() => hasColor(chart, [1, 2, 250]), 'the line should have the accent', PATIENT);

    chart.parentElement?.style.setProperty('--bizboost-accent', 'rgb(180, 2, 1)');
    chart.style.removeProperty('--bizboost-accent');
    await waitUntil(() => hasColor(chart, [180, 2, 1]), 'the line should have the new accent', PATIENT);
  });

  it('draws at most four times a second, and not at all where nobody can see it (rows 51, 55)', async () => {
    const chart = await drawn();
    await aTimeout(600);
    let drawings = 0;
    const original = Chart.prototype.draw;
    const update = Chart.prototype.update;
    Chart.prototype.update = function (this: Chart, ...parameters: Parameters<typeof update>) {
      drawings += 1;
      return update.apply(this, parameters);
    };
    try {
      const end = performance.now() + 1_000;
      for (let tick = 0; performance.now() < end; tick += 1) {
        chart.data = {
          ...line,
          series: [
            { ...(line.series[0] as ChartModel['series'][number]), values: VALUES.map((value) => value + tick) },
          ],
        };
        await aTimeout(10);
      }
      expect(drawings).to.be.within(2, 6);

      chart.style.setProperty('position', 'absolute');
      chart.style.setProperty('inset-block-start', '9000px');
      await nextFrame();
      await aTimeout(400);
      drawings = 0;
      for (let tick = 0; tick < 30; tick += 1) {
        chart.data = { ...line };
        await aTimeout(10);
      }
      expect(drawings).to.equal(0);
    } finally {
      Chart.prototype.update = update;
      Chart.prototype.draw = original;
    }
  }).timeout(10_000);

  it('ends its chart when it goes, draws anew when it comes back, and keeps it when it is moved (row 47)', async () => {
    const chart = await drawn();
    const place = await fixture<HTMLElement>(html`<section></section>`);
    const first = drawnOn(chart);

    place.append(chart);
    await aTimeout(0);
    expect(drawnOn(chart)).to.equal(first);

    chart.remove();
    await aTimeout(0);
    expect(drawnOn(chart)).to.equal(undefined);

    place.append(chart);
    await waitUntil(() => drawnOn(chart) !== undefined, 'the chart should be drawn', PATIENT);
    expect(drawnOn(chart)).not.to.equal(first);
  });

  it('leaves nothing behind (row 47)', async function () {
    const collect = (globalThis as { gc?: (how: object) => Promise<void> }).gc;
    if (collect === undefined) return this.skip();
    const place = await fixture<HTMLElement>(html`<section></section>`);
    const gone: WeakRef<Element>[] = [];
    for (let round = 0; round < 20; round += 1) {
      const chart = Object.assign(document.createElement('bizboost-metric-chart'), { data: line });
      place.append(chart);
      // Not with `waitUntil`: its timer holds what it waited for until the time is over.
      await until(() => drawnOn(chart) !== undefined, 'the chart to be drawn');
      gone.push(new WeakRef(chart));
      chart.remove();
    }
    const held = (): number => gone.filter((ref) => ref.deref() !== undefined).length;
    for (let attempt = 0; attempt < 10 && held() > 0; attempt += 1) {
      await collect({ type: 'major', execution: 'async' }); // with nothing on the stack that could look like a reference
      await nextFrame();
    }
    expect(held()).to.equal(0);
  }).timeout(60_000);

  it('keeps its shape with ten thousand points, and its peak (rows 35, 55) (state too-many)', async () => {
    const values = Array.from({ length: 10_000 }, (_, index) => (index === 4_321 ? 999 : index % 7));
    const chart = await drawn({
      ...line,
      categories: values.map((_, index) => ({ key: String(index), label: `${index}` })),
      series: [{ ...(line.series[0] as ChartModel['series'][number]), values }],
    });
    const points = drawnOn(chart)?.data.datasets[0]?.data as unknown as readonly { readonly y: number }[];
    expect(points.length).to.be.lessThan(2_000);
    expect(points.map(({ y }) => y)).to.include(999);
    expect(wordsOf(inside(chart, '#summary')).length).to.be.at.most(300);
  });

  it('follows its source', async () => {
    const shop = new FakeSource();
    const chart = await fixture<MetricChart>(
      html`<bizboost-metric-chart lang="en-GB" metric="revenue" .source=${shop}></bizboost-metric-chart>`,
    );
    await waitUntil(() => drawnOn(chart) !== undefined, 'the chart should be drawn', PATIENT);
    expect(wordsOf(inside(chart, '.heading'))).to.equal('Revenue');
    expect(spoken(chart)).to.contain('(so far)');
  });

  it('keeps its axes where there is nothing to draw, and says so (state empty)', async () => {
    const chart = await drawn({
      ...line,
      series: [{ ...(line.series[0] as ChartModel['series'][number]), values: [0, 0] }],
    });
    expect(wordsOf(inside(chart, '.notice'))).to.equal('No data in this period');
    await expect(chart).to.be.accessible();
  });

  it('stands still where less motion is wished for, also from now on (row 30)', async function () {
    try {
      await emulateMedia({ reducedMotion: 'reduce' });
    } catch {
      this.skip();
    }
    const chart = await drawn();
    expect(drawnOn(chart)?.options.animation).to.equal(false);
    await emulateMedia({ reducedMotion: 'no-preference' });
    await waitUntil(() => drawnOn(chart)?.options.animation !== false, 'motion should be back', PATIENT);
  });

  it('is accessible', async () => {
    await expect(await drawn()).to.be.accessible();
  });
});

describe('<bizboost-metric-chart> as parts', () => {
  for (const kind of ['bar', 'doughnut'] as const) {
    it(`says every name and number beside the picture (${kind})`, async () => {
      const chart = await chartOf(parts(kind));
      expect(allInside(chart, 'li .part-name').map(wordsOf)).to.deep.equal([
        'Hour 0',
        'Hour 1',
        'Hour 2',
        'Hour 3',
        'Hour 4',
      ]);
      expect(allInside(chart, 'li .part-value').map(wordsOf)).to.deep.equal(['3', '9', '1', '4', '6']);
      await expect(chart).to.be.accessible();
    });

    it(`is one tab stop, and moved through with the arrow keys (${kind})`, async () => {
      const chart = await chartOf(parts(kind));
      expect(allInside(chart, 'li [tabindex="0"]')).to.have.length(1);
      inside(chart, 'li [tabindex="0"]').focus();
      await sendKeys({ press: 'ArrowDown' });
      await chart.updateComplete;
      expect(wordsOf(chart.shadowRoot?.activeElement as Element)).to.equal('Hour 1');
      await sendKeys({ press: 'End' });
      await chart.updateComplete;
      expect(wordsOf(chart.shadowRoot?.activeElement as Element)).to.equal('Hour 4');
      expect(allInside(chart, 'li [tabindex="0"]')).to.have.length(1);
      expect(allInside(chart, 'li.read')).to.have.length(1);
    });

    it(`tells the page of a part that is chosen (${kind})`, async () => {
      const chart = await chartOf(parts(kind));
      setTimeout(() => allInside(chart, 'li button')[1]?.click());
      const { detail } = (await oneEvent(chart, 'bizboost-action')) as CustomEvent;
      expect(detail).to.deep.equal({ action: 'see-part', id: '1', name: 'Hour 1' });
    });

    it(`has a table too (${kind})`, async () => {
      const chart = await chartOf(parts(kind));
      inside(chart, '[part=toggle]').click();
      await chart.updateComplete;
      expect(allInside(chart, 'tbody tr')).to.have.length(5);
    });
  }

  it('draws rings that add up, and nothing for what is below zero', async () => {
    const chart = await chartOf({
      ...parts('doughnut'),
      series: [{ key: 'r', name: 'Revenue', unit: 'count', values: [50, 50, -20, 0, null] }],
    });
    const lengths = allInside<SVGCircleElement>(chart, 'circle').map((ring) =>
      Number.parseFloat(ring.getAttribute('stroke-dasharray') ?? ''),
    );
    expect(lengths).to.deep.equal([48.8, 48.8, 0, 0, 0]);
    expect(wordsOf(inside(chart, '.total-value'))).to.equal('100');
    expect(allInside(chart, '.part-value').map(wordsOf)).to.deep.equal(['50', '50', '-20', '0', '–']);
  });

  it('makes one of the smallest where there are more than can be told apart (state too-many)', async () => {
    const values = Array.from({ length: 14 }, (_, index) => 100 - index);
    const chart = await chartOf({
      ...parts('doughnut'),
      categories: values.map((_, index) => ({ key: `k${index}`, label: `Part ${index}` })),
      series: [{ key: 'r', name: 'Revenue', unit: 'count', values }],
    });
    expect(allInside(chart, 'li')).to.have.length(8);
    expect(wordsOf(allInside(chart, '.part-name').at(-1) as Element)).to.equal('Other');
  });

  it('splits a metric by what it is asked for', async () => {
    const chart = await fixture<MetricChart>(
      html`<bizboost-metric-chart
        lang="en-GB"
        metric="revenue"
        by="channel"
        type="doughnut"
        .source=${new FakeSource()}
      ></bizboost-metric-chart>`,
    );
    await waitUntil(() => allInside(chart, 'li').length === 4);
    expect(allInside(chart, '.part-name').map(wordsOf)).to.include('WhatsApp');
  });
});
