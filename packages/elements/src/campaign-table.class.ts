/** The class of `<bizboost-campaign-table>`, defined nowhere: for a name or a registry of your own. */
export { CampaignTable } from './live/campaign-table.ts';
export { defineElement, type Definable } from './kit/define.ts';
