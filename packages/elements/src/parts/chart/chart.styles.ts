import { seriesTokens } from '../../kit/style/series.styles.ts';
import { toolStyles } from '../../kit/style/tool.styles.ts';
import { barsStyles } from './bars.styles.ts';
import { chartPanelStyles } from './chart-panel.styles.ts';
import { chartTableStyles } from './chart-table.styles.ts';
import { chartWaitingStyles } from './chart-waiting.styles.ts';
import { inkStyles } from './ink.styles.ts';
import { lineStyles } from './line.styles.ts';
import { partListStyles } from './part-list.styles.ts';
import { ringStyles } from './ring.styles.ts';

/** Everything a chart may look like. */
export const chartStyles = [
  seriesTokens,
  inkStyles,
  toolStyles,
  chartPanelStyles,
  lineStyles,
  ringStyles,
  partListStyles,
  barsStyles,
  chartWaitingStyles,
  chartTableStyles,
];
