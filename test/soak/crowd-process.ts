// A process of its own that holds a crowd of viewers (see crowd.ts).
import { RawViewer } from './raw-viewer.ts';

/** What the crowd is told. */
export interface CrowdOrder {
  readonly url: string;
  readonly ask: string;
  /** So many are to be there. */
  readonly size: number;
  /** So many of them leave each second, and others come. */
  readonly turnover: number;
}

/** How the crowd is doing. */
export interface CrowdState {
  readonly open: number;
  /** That had an answer. */
  readonly answered: number;
  /** Which the server let go. */
  readonly lost: number;
  /** How many hold each revision. */
  readonly revisions: Readonly<Record<string, number>>;
  /** Pieces that came, so far. */
  readonly pieces: number;
  readonly came: number;
}

const TICK_MS = 50;
/** That may be on their way in at once: fewer than a listener keeps waiting. */
const MOST_ARRIVING = 200;

const viewers = new Set<RawViewer>();
let order: CrowdOrder | undefined;
let [lost, pieces, came, owed] = [0, 0, 0, 0];

setInterval(() => {
  if (order === undefined) return;
  for (const viewer of viewers) if (viewer.isLost) lost += viewers.delete(viewer) ? 1 : 0;
  for (owed += (order.turnover * TICK_MS) / 1_000; owed >= 1; owed--) dismiss();
  while (viewers.size > order.size) dismiss();
  let arriving = [...viewers].filter(({ isOpen }) => !isOpen).length;
  while (viewers.size < order.size && arriving++ < MOST_ARRIVING) {
    viewers.add(new RawViewer(order.url, order.ask, () => void pieces++));
    came++;
  }
}, TICK_MS);

/** The one that has been there longest. */
function dismiss(): void {
  const [oldest] = viewers;
  if (oldest === undefined) return;
  oldest.leave();
  viewers.delete(oldest);
}

process.on('message', (message: CrowdOrder | 'state') => {
  if (message !== 'state') {
    order = message;
    owed = 0;
    return;
  }
  const revisions: Record<string, number> = {};
  for (const { revision } of viewers) if (revision !== undefined) revisions[revision] = (revisions[revision] ?? 0) + 1;
  const open = [...viewers].filter(({ isOpen }) => isOpen).length;
  const answered = Object.values(revisions).reduce((sum, count) => sum + count, 0);
  const state: CrowdState = { open, answered, lost, revisions, pieces, came };
  process.send?.(state);
});
process.on('disconnect', () => process.exit());
