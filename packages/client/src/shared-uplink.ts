import type { LinkReport } from './link-report.ts';
import type { Conditions } from './link-state.ts';
import { takeSeat, type TabSeat } from './tab-seat.ts';
import type { Tabs } from './tabs.ts';
import { createOwnUplink, type Uplink, type UplinkOptions } from './uplink.ts';

export interface SharedUplinkOptions extends UplinkOptions {
  readonly tabs: Tabs;
  /** Name of the lock and the channel. Rejects where tabs cannot share. */
  readonly key: Promise<string>;
  /** This tab's own name, unique among tabs. */
  readonly name: string;
}

/**
 * One stream for all tabs of an identity. Whoever holds the lock has the stream; the others hear it over the channel, and
 * wait for the lock. A tab that is hidden, has no watchers or was denied waits for nothing and holds nothing, so a visible
 * tab gets the lock at once; a leader that is frozen is silent, and loses it. Where locks or channels fail, the tab streams alone.
 */
export function createSharedUplink(options: SharedUplinkOptions): Uplink {
  let conditions: Conditions = { wanted: false, visible: true, online: true };
  let seat: TabSeat | undefined;
  let alone: Uplink | undefined;
  let refusal: LinkReport | undefined;

  const isPart = (): boolean => conditions.wanted && conditions.visible && refusal === undefined;

  function report(next: LinkReport): void {
    if (seat === undefined) return;
    // For this tab alone: another one may have a better token.
    if (seat.leads() && next.link === 'denied') {
      refusal = next;
      leave();
    }
    options.report(next);
  }

  function enter(): void {
    seat = takeSeat({ ...options, report, conditions: () => conditions, failed: streamAlone });
  }

  function leave(): void {
    const left = seat;
    seat = undefined;
    left?.leave();
  }

  function streamAlone(): void {
    leave();
    alone = createOwnUplink(options);
    alone.update(conditions);
  }

  return {
    update(next) {
      conditions = next;
      if (alone !== undefined) return alone.update(next);
      if (!next.wanted) refusal = undefined;
      if (!isPart()) {
        leave();
        options.report(refusal ?? { link: next.wanted ? 'paused' : 'idle', attempt: 0 });
      } else if (seat === undefined) enter();
      else seat.update();
    },
    shown: () => (alone ?? seat)?.shown(),
    woken: () => (alone ?? seat)?.woken(),
    reconnect() {
      refusal = undefined;
      if (alone === undefined && seat === undefined && isPart()) enter();
      else (alone ?? seat)?.reconnect();
    },
    close() {
      leave();
      alone?.close();
    },
    role: () => (alone !== undefined || seat === undefined ? 'alone' : seat.leads() ? 'leader' : 'follower'),
    holds: (ask) => seat?.holds(ask) ?? false,
  };
}
