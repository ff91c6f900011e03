/**
 * What advice is shown with, fetched along with what asking takes: the first frame of a page that asks does not wait for it.
 */
export { BestTimes } from './best-times.ts';
export { nextStepTemplate, nextStepWords } from './next-panel.ts';
export { plannedTemplate } from './planned-panel.ts';
export { recordTemplate } from './record-panel.ts';
export { timesTemplate } from './times-panel.ts';
export { tipsTemplate } from './tips-panel.ts';
export { topicsTemplate } from './topics-panel.ts';
