import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../period-picker.ts';
import { ground, inside, settle, stand } from '../../testing/stage.ts';
import type { PeriodPicker } from './period-picker.ts';

interface Picking {
  readonly place: HTMLElement;
  readonly picker: PeriodPicker;
  readonly told: readonly string[];
}

async function picking(properties: Partial<PeriodPicker> = {}, width?: number): Promise<Picking> {
  const place = await ground(width === undefined ? {} : { width });
  const picker = await stand<PeriodPicker>(place, 'bizboost-period-picker', properties);
  const told: string[] = [];
  place.addEventListener('bizboost-period-change', ({ detail }) => told.push(detail.period));
  return { place, picker, told };
}

const isOpen = (picker: PeriodPicker): boolean => !inside(picker, '[part=dialog]').hidden;
const focused = (picker: PeriodPicker): string => {
  const active = picker.shadowRoot?.activeElement;
  return active instanceof HTMLInputElement && active.type === 'radio'
    ? active.value
    : ((active?.id || active?.className) ?? '');
};

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await settle();
}

async function chooseDays(picker: PeriodPicker, from: string, to: string): Promise<void> {
  if (!isOpen(picker)) inside(picker, '.custom').click();
  await settle();
  inside<HTMLInputElement>(picker, '#from').value = from;
  inside<HTMLInputElement>(picker, '#to').value = to;
  inside(picker, '[type=submit]').click();
  await settle();
}

describe('the named periods', () => {
  it('are chosen with the arrow keys, in one tab stop, each told once', async () => {
    const { picker, told } = await picking();
    picker.focus();
    expect(focused(picker)).to.equal('today');
    await press('ArrowRight');
    expect(picker.period).to.equal('week');
    await press('ArrowRight');
    expect(picker.period).to.equal('month');
    await press('ArrowLeft');
    expect(told).to.deep.equal(['week', 'month', 'week']);
    expect(focused(picker)).to.equal('week');
    await press('Tab');
    expect(focused(picker)).to.contain('custom');
  });
});

describe('days of one’s own', () => {
  it('open and close by keyboard, and the focus goes in and comes back', async () => {
    const { picker, told } = await picking();
    inside(picker, '.custom').focus();
    await press('Enter');
    expect(isOpen(picker)).to.equal(true);
    expect(inside(picker, '.custom').ariaExpanded).to.equal('true');
    expect(focused(picker)).to.equal('from');
    await press('Escape');
    expect(isOpen(picker)).to.equal(false);
    expect(focused(picker)).to.contain('custom');
    expect(told).to.deep.equal([]);
  });

  for (const [from, to, words] of [
    ['', '', 'Choose both days.'],
    ['2026-02-01', '', 'Choose both days.'],
    ['2026-02-28', '2026-02-01', 'The last day is before the first.'],
    ['2001-01-01', '2026-01-01', 'At most ten years.'],
  ] as const) {
    it(`from "${from}" to "${to}" are refused with a word: ${words}`, async () => {
      const { picker, told } = await picking();
      await chooseDays(picker, from, to);
      expect(inside(picker, '[role=alert]').textContent).to.equal(words);
      expect(isOpen(picker)).to.equal(true);
      expect(focused(picker)).to.equal(from !== '' && to === '' ? 'to' : 'from');
      expect(told).to.deep.equal([]);
    });
  }

  it('close when the person turns to something else', async () => {
    const { place, picker } = await picking();
    const other = place.appendChild(document.createElement('button'));
    inside(picker, '.custom').click();
    await settle();
    other.focus();
    await settle();
    expect(isOpen(picker)).to.equal(false);
    expect(document.activeElement).to.equal(other);

    inside(picker, '.custom').click();
    await settle();
    place.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await settle();
    expect(isOpen(picker)).to.equal(false);
  });

  it('are there again, filled in, for a period that is a range', async () => {
    const { picker } = await picking({ period: '2026-03-01..2026-03-14' });
    expect(inside<HTMLInputElement>(picker, '#from').value).to.equal('2026-03-01');
    expect(inside<HTMLInputElement>(picker, '#to').value).to.equal('2026-03-14');
    expect(inside(picker, '.custom').ariaLabel).to.match(/^Custom, Mar 1.*14, 2026$/);
  });
});

describe('the room it takes', () => {
  for (const period of ['today', '2026-12-28..2027-01-03']) {
    it(`at 280 px hides no choice, with ${period}`, async () => {
      const { picker } = await picking({ period }, 280);
      expect(picker.scrollWidth).to.equal(280);
      const boxes = [...(picker.shadowRoot?.querySelectorAll('.options > * > label, .custom') ?? [])].map((each) =>
        each.getBoundingClientRect(),
      );
      expect(boxes).to.have.length(4);
      boxes.forEach(({ left, right, height }, index) => {
        expect(height).to.be.at.least(24);
        expect(right - left).to.be.at.least(24);
        const next = boxes[index + 1];
        if (next !== undefined && next.top < (boxes[index]?.bottom ?? 0)) expect(right).to.be.at.most(next.left + 0.5);
      });
    });
  }
});
