/** The class of `<live-dashboard>`, defined nowhere: for a name or a registry of your own. */
export { LiveDashboard } from './live/live-dashboard.ts';
export { defineElement, type Definable } from './kit/define.ts';
