/** What the demo's shop sells, and how it tells people. Prices in kwacha. */
import type { PrintName } from './chitenge.ts';

export interface ShopProduct {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly unitCost: number;
  /** How often it is bought, relative to the others. */
  readonly appeal: number;
  /** The cloth it is cut from. */
  readonly print: PrintName;
}

export const products: readonly ShopProduct[] = [
  {
    id: 'chitenge-6yd',
    name: 'Chitenge, 6 yards',
    category: 'Fabric',
    price: 250,
    unitCost: 140,
    appeal: 9,
    print: 'suns',
  },
  { id: 'wrap-dress', name: 'Wrap dress', category: 'Clothing', price: 480, unitCost: 260, appeal: 6, print: 'petals' },
  {
    id: 'kimono-jacket',
    name: 'Kimono jacket',
    category: 'Clothing',
    price: 560,
    unitCost: 300,
    appeal: 4,
    print: 'leaves',
  },
  { id: 'head-wrap', name: 'Head wrap', category: 'Accessories', price: 95, unitCost: 40, appeal: 8, print: 'waves' },
  {
    id: 'tote-bag',
    name: 'Market tote',
    category: 'Accessories',
    price: 180,
    unitCost: 85,
    appeal: 7,
    print: 'shells',
  },
  {
    id: 'cushion-pair',
    name: 'Cushion covers, pair',
    category: 'Home',
    price: 220,
    unitCost: 110,
    appeal: 5,
    print: 'diamonds',
  },
  {
    id: 'bead-earrings',
    name: 'Bead earrings',
    category: 'Accessories',
    price: 75,
    unitCost: 25,
    appeal: 6,
    print: 'beads',
  },
  {
    id: 'kids-set',
    name: 'Children’s set',
    category: 'Clothing',
    price: 320,
    unitCost: 170,
    appeal: 3,
    print: 'kites',
  },
];

export interface ShopChannel {
  readonly id: 'whatsapp' | 'facebook' | 'instagram' | 'website';
  /** Share of the sales. */
  readonly sales: number;
  /** Times a post or page of it is seen in a busy hour. */
  readonly views: number;
  /** Of those who see it, how many react. */
  readonly reactionRate: number;
}

export const channels: readonly ShopChannel[] = [
  { id: 'whatsapp', sales: 0.46, views: 240, reactionRate: 0.11 },
  { id: 'facebook', sales: 0.2, views: 840, reactionRate: 0.035 },
  { id: 'instagram', sales: 0.2, views: 680, reactionRate: 0.06 },
  { id: 'website', sales: 0.14, views: 360, reactionRate: 0.02 },
];

export interface ShopCampaign {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'paused' | 'completed';
  readonly channel: ShopChannel['id'];
  /** Kwacha spent a day while it runs. */
  readonly dailySpend: number;
  /** Share of its channel's views that it brings. */
  readonly pull: number;
}

export const campaigns: readonly ShopCampaign[] = [
  { id: 'new-prints', name: 'New prints are in', status: 'active', channel: 'instagram', dailySpend: 950, pull: 0.45 },
  { id: 'payday-weekend', name: 'Payday weekend', status: 'active', channel: 'facebook', dailySpend: 1_200, pull: 0.4 },
  {
    id: 'status-specials',
    name: 'WhatsApp status specials',
    status: 'active',
    channel: 'whatsapp',
    dailySpend: 1_100,
    pull: 0.5,
  },
  { id: 'wedding-season', name: 'Wedding season', status: 'paused', channel: 'facebook', dailySpend: 0, pull: 0 },
];

export const profile = {
  name: 'Chitenge House',
  timezone: 'Africa/Lusaka',
  currency: 'ZMW',
  locale: 'en-ZM',
} as const;
