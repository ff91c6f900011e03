import type { AnswerContext } from '../capability.ts';
import { toMajor } from '../../kernel/money.ts';
import { compareAmounts } from '../../data/compare-amounts.ts';
import { compareText } from '../../kernel/compare-text.ts';
import type { RevenueAnswer } from './contract.ts';
import { isEmptyGroup, LEDGER_SUMS, revenueOf } from './ledger-sums.ts';
import { readNames } from './names.ts';
import { wholeOf } from './period-query.ts';

const MOST_PRODUCTS = 10;
const THOUSANDTHS = 1_000;

interface ProductTotal {
  readonly id: string;
  /** Minor units. */
  readonly revenue: number;
  /** Units sold. */
  readonly quantity: number;
}

/** The ten products with the most revenue, ties by name, then id. Sales by `amount` have no product and are in none. */
export async function readTopProducts(context: AnswerContext): Promise<RevenueAnswer['top_products']> {
  const { currency } = context.profile;
  const candidates = mostRevenue(await readTotals(context));
  const names = await readNames(
    context,
    'product',
    candidates.map(({ id }) => id),
  );
  return candidates
    .map((product) => ({ ...product, name: names.get(product.id) ?? product.id }))
    .sort((a, b) => compareAmounts(a.revenue, b.revenue) || compareText(a.name, b.name) || compareText(a.id, b.id))
    .slice(0, MOST_PRODUCTS)
    .map(({ id, name, revenue, quantity }) => ({
      product_id: id,
      name,
      revenue: toMajor(revenue, currency),
      quantity,
    }));
}

async function readTotals({ period, profile, reader }: AnswerContext): Promise<ProductTotal[]> {
  const rows = await reader.sums({
    collection: 'ledger',
    ...wholeOf(period.interval),
    by: ['product'],
    where: { currency: [profile.currency] },
    sums: { ...LEDGER_SUMS, quantity: { column: 'quantity' } },
  });
  return rows.flatMap(({ key, sums }) => {
    const id = key[0];
    if (id == null || isEmptyGroup(sums)) return [];
    return [{ id, revenue: revenueOf(sums, profile.revenue_basis), quantity: (sums['quantity'] ?? 0) / THOUSANDTHS }];
  });
}

/** The first ten and whatever ties with the tenth: only among these do names decide, so only theirs are looked up. */
function mostRevenue(products: readonly ProductTotal[]): ProductTotal[] {
  if (products.length <= MOST_PRODUCTS) return [...products];
  const least = products.map(({ revenue }) => revenue).sort(compareAmounts)[MOST_PRODUCTS - 1]!;
  return products.filter(({ revenue }) => compareAmounts(revenue, least) <= 0);
}
