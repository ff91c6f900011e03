/** Defines `<bizboost-campaign-table>`. Importing it again, also from another copy of the package, is harmless. */
import { defineElement } from './kit/define.ts';
import { CampaignTable } from './live/campaign-table.ts';

defineElement('bizboost-campaign-table', CampaignTable);

export { CampaignTable };
