/** Defines `<live-dashboard>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { LiveDashboard } from './live/live-dashboard.ts';

defineElement('live-dashboard', LiveDashboard);

export { LiveDashboard };
