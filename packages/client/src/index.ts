export { createClient } from './client.ts';
export type { AnalyticsClient, ClientOptions, ClientStatus, TokenSource } from './options.ts';
export { defaultLimits, type ClientLimits } from './limits.ts';
export { currentPage, noPage, type Page, type PageEvent } from './page.ts';
export type { TabChannel, TabLocks, Tabs } from './tabs.ts';
