// The short form of `npm run chaos`.
import { expect, onTestFinished, test } from 'vitest';
import { describeUnless } from '../services/describe-service.ts';
import { whyNoSmallDisk } from '../services/small-disk.ts';
import type { ChaosStore } from './chaos-store.ts';
import { stepUnderLoad } from './clock-steps.ts';
import { whyNoFakedClock } from './faked-clock.ts';
import { duckdb } from './file-stores.ts';
import { fillUnderLoad } from './full-disk.ts';
import { killAgainAndAgain } from './kills.ts';
import { randomFrom } from '../../examples/shop/random.ts';
import { chaosStores, fileStores, whyNotStore } from './stores.ts';
import { tearInEachWay } from './torn.ts';

const SEED = 6;
const NOTHING = { lost: [], twice: [], strange: [] };
const PATIENCE = { timeout: 180_000 };

const load = () => ({ rate: 500, random: randomFrom(SEED).next });

async function opened<S extends ChaosStore>(opening: Promise<S>): Promise<S> {
  const store = await opening;
  onTestFinished(() => store.close());
  return store;
}

for (const kind of chaosStores) {
  describeUnless(whyNotStore(kind), `a server over ${kind.name}`, () => {
    test('killed twice under load, has what it acknowledged, once', PATIENCE, async () => {
      const found = await killAgainAndAgain(await opened(kind.open()), { ...load(), kills: 2 });

      expect(found).toMatchObject({ ...NOTHING, faults: [], answered: found.sales });
    });
  });
}

for (const kind of fileStores) {
  test(`a torn file of ${kind.name} is opened with whole commits, or refused by its name`, PATIENCE, async () => {
    const findings = await tearInEachWay(await opened(kind.open()), load());

    expect(findings.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
}

describeUnless(whyNoSmallDisk(), 'a full disk', () => {
  for (const kind of fileStores) {
    test(`under ${kind.name}, twice, costs nothing that was acknowledged`, PATIENCE, async () => {
      const store = await opened(kind.open({ diskMiB: kind.diskMiB }));

      expect(await fillUnderLoad(store, load())).toMatchObject(NOTHING);
    });
  }
});

describeUnless(whyNoFakedClock(), 'a clock that is set', () => {
  test('by an hour, to and fro, takes nothing from a file and leaves screens current', PATIENCE, async () => {
    const found = await stepUnderLoad(await opened(duckdb.open()), load());

    expect(found).toMatchObject({ ...NOTHING, faults: [], offsetsSeen: [1, 0, -1, 0] });
  });
});
