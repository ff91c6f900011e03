import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Chart } from 'chart.js';
import type { MetricChart } from '../../live/metric-chart.ts';
import '../../metric-chart.ts';
import { ground, inside, settle, stand, until, type Ground } from '../../testing/stage.ts';
import type { ChartModel } from './chart-model.ts';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const week: ChartModel = {
  kind: 'line',
  categoryName: 'Day',
  categories: days.map((day) => ({ key: day, label: day })),
  series: [
    { key: 'here', name: 'Here', values: [3, 9, 4, 1, 5], unit: 'count' },
    { key: 'there', name: 'There', values: [2, 2, 8, 7, 6], unit: 'count' },
  ],
};
const shares: ChartModel = {
  kind: 'doughnut',
  categoryName: 'Channel',
  categories: ['whatsapp', 'website', 'stall'].map((key) => ({ key, label: key })),
  series: [{ key: 'revenue', name: 'Revenue', values: [60, 30, 10], unit: 'money', currency: 'KWD' }],
  details: [{ key: 'clicks', name: 'Clicks', values: [5, null, 2], unit: 'count' }],
};

async function charted(data: ChartModel, on: Ground = { width: 480 }): Promise<MetricChart> {
  const chart = await stand<MetricChart>(await ground(on), 'bizboost-metric-chart', { data, label: 'Sales' });
  if (data.kind === 'line') await drawingOf(chart);
  return chart;
}

const drawingOf = (chart: MetricChart): Promise<Chart> =>
  until(() => Chart.getChart(inside<HTMLCanvasElement>(chart, 'canvas')), 'the drawing');
const plotOf = (chart: MetricChart): HTMLElement => inside(chart, '[role=slider]');
const tooltipOf = (chart: MetricChart): Element | null => chart.shadowRoot?.querySelector('.tooltip') ?? null;

async function press(chart: MetricChart, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await chart.updateComplete;
  await settle();
}

describe('a line by keyboard', () => {
  it('has one tab stop, after its table button (rows 35, 36)', async () => {
    const chart = await charted(week);
    const after = chart.parentElement?.appendChild(document.createElement('button'));
    const stops: string[] = [];
    for (let step = 0; step < 2; step += 1) {
      await press(chart, 'Tab');
      stops.push(chart.shadowRoot?.activeElement?.getAttribute('part') ?? '');
    }
    await press(chart, 'Tab');
    expect(stops).to.deep.equal(['toggle', 'plot']);
    expect(document.activeElement).to.equal(after);
  });

  it('is walked point by point, line by line, and to its ends and extremes (row 36)', async () => {
    const chart = await charted(week);
    plotOf(chart).focus();
    const told = (): string => plotOf(chart).getAttribute('aria-valuetext') ?? '';
    for (const [keys, words] of [
      [['Home'], 'Mon, Here: 3'],
      [['ArrowRight'], 'Tue, Here: 9'],
      [['ArrowDown'], 'Tue, There: 2'],
      [['PageUp'], 'Wed, There: 8'],
      [['ArrowUp', 'PageDown'], 'Thu, Here: 1'],
      [['End'], 'Fri, Here: 5'],
      [['ArrowRight'], 'Fri, Here: 5'],
      [['ArrowLeft'], 'Thu, Here: 1'],
    ] as const) {
      await press(chart, ...keys);
      expect(told(), keys.join()).to.equal(words);
    }
    expect(plotOf(chart).ariaValueMin).to.equal('1');
    expect(plotOf(chart).ariaValueMax).to.equal('5');
    expect(plotOf(chart).ariaValueNow).to.equal('4');
  });

  it('shows what is read beside its point; Escape puts that away, and leaving too (row 36)', async () => {
    const chart = await charted(week);
    plotOf(chart).focus();
    await press(chart, 'Home', 'ArrowRight');
    const tooltip = inside(chart, '.tooltip');
    expect(tooltip.textContent?.replace(/\s+/g, ' ').trim()).to.equal('Tue Here 9 There 2');
    const [box, frame] = [tooltip.getBoundingClientRect(), inside(chart, '.frame').getBoundingClientRect()];
    expect(box.left).to.be.at.least(frame.left - 1);
    expect(box.right).to.be.at.most(frame.right + 1);
    await press(chart, 'Escape');
    expect(tooltipOf(chart)).to.equal(null);
    await press(chart, 'ArrowLeft');
    expect(tooltipOf(chart)).not.to.equal(null);
    plotOf(chart).blur();
    await settle();
    expect(tooltipOf(chart)).to.equal(null);
  });
});

describe('the data table', () => {
  it('says the same as the picture, with heads and a caption (row 35)', async () => {
    const chart = await charted(shares);
    inside(chart, '[part=toggle]').click();
    await chart.updateComplete;
    const cells = [...(chart.shadowRoot?.querySelectorAll('tr') ?? [])].map((row) =>
      [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
    expect(cells).to.deep.equal([
      ['Channel', 'Revenue', 'Clicks'],
      ['whatsapp', 'KWD 60.000', '5'],
      ['website', 'KWD 30.000', '–'],
      ['stall', 'KWD 10.000', '2'],
    ]);
    expect(inside(chart, 'caption').textContent?.trim()).to.equal('Sales');
    expect(chart.shadowRoot?.querySelectorAll('thead th[scope=col]')).to.have.length(3);
    expect(chart.shadowRoot?.querySelectorAll('tbody th[scope=row]')).to.have.length(3);
    expect(inside(chart, '.body').hidden).to.equal(true);
  });

  it('is there on paper, whatever was shown (row 32)', async () => {
    const chart = await charted(week);
    window.dispatchEvent(new Event('beforeprint'));
    await settle();
    expect(chart.shadowRoot?.querySelector('table')).not.to.equal(null);
    window.dispatchEvent(new Event('afterprint'));
    await settle();
    expect(chart.shadowRoot?.querySelector('table')).to.equal(null);
  });
});

describe('the canvas', () => {
  it('never makes its place wider, drawn or not', async () => {
    const place = await ground({ width: 240 });
    const far = place.appendChild(document.createElement('div'));
    far.style.blockSize = '4000px';
    const chart = await stand<MetricChart>(place, 'bizboost-metric-chart', { data: week });
    await settle();
    expect(chart.scrollWidth).to.equal(240);
    far.remove();
    await drawingOf(chart);
    expect(chart.scrollWidth).to.equal(240);
  });
});
