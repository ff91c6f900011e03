import type { CommonFields, LiveAnswer } from '@bizboost/core/contract';
import type { Language } from '../kit/language.ts';
import { ownWords } from '../kit/own-words.ts';
import type { Campaign } from '../live/campaign-rows.ts';
import { metricName } from '../live/metric-models.ts';
import type { CardModel } from '../parts/card/card-model.ts';
import type { ChartModel } from '../parts/chart/chart-model.ts';

/** What one tile shows, as numbers and words: what its files are made of. */
export interface Taken {
  /** Names the tile and its files, in any language: `revenue`, `revenue-over-time`. */
  readonly slug: string;
  /** As it is headed. */
  readonly name: string;
  /** The answer it was made of, where there was one: its days, its zone, its moment. */
  readonly answer: TakenAnswer | undefined;
  readonly card?: CardModel;
  readonly chart?: ChartModel;
  /** In the order of the table. */
  readonly campaigns?: readonly Campaign[];
}

/** An answer, as far as a file tells of it. */
export type TakenAnswer = Pick<CommonFields, 'period' | 'as_of' | 'currency'> & Pick<Partial<LiveAnswer>, 'revenue'>;

/** What a tile knows; its own class keeps most of it to itself. */
interface Tile extends Element {
  readonly renderRoot: ParentNode;
  readonly label: unknown;
  readonly metric?: unknown;
  readonly by?: unknown;
  readonly language: Language;
  readonly asking: { readonly state: { readonly answer?: TakenAnswer } };
  model?(): CardModel | ChartModel | { readonly campaigns: readonly Campaign[] } | undefined;
}

/** The names of a dashboard's tiles, in their order. */
export const DASHBOARD_TILES = [
  'revenue',
  'engagement_rate',
  'active_campaigns',
  'engagements',
  'revenue-over-time',
  'revenue-by-channel',
  'top-products',
  'campaigns',
];

/** What an element shows now: of a dashboard each of its tiles; nothing while there are no numbers, or for another element. */
export function takenOf(element: Element | undefined): readonly Taken[] {
  if (element === undefined || !('asking' in element)) return [];
  const { renderRoot, asking } = element as Tile;
  const tiles = [...renderRoot.querySelectorAll<Tile>('.cards > *, .panels > *')];
  if (tiles.length === 0) return takenOfTile(element as Tile);
  return tiles.flatMap((tile, index) =>
    takenOfTile(tile).map((taken) => ({
      ...taken,
      slug: DASHBOARD_TILES[index] ?? '',
      answer: asking.state.answer,
    })),
  );
}

function takenOfTile(tile: Tile): readonly Taken[] {
  const model = tile.model?.();
  if (model === undefined) return [];
  const { answer } = tile.asking.state;
  const metric = typeof tile.metric === 'string' ? tile.metric : '';
  const named = (otherwise: string): string => ownWords(tile.label, otherwise);
  if ('campaigns' in model)
    return [
      { slug: 'campaigns', name: named(tile.language.say('campaigns.title')), campaigns: model.campaigns, answer },
    ];
  if ('categories' in model) {
    const by = typeof tile.by === 'string' && tile.by !== '' ? `by-${tile.by}` : 'over-time';
    return [{ slug: `${metric}-${by}`, name: named(metricName(metric, tile.language)), chart: model, answer }];
  }
  return [{ slug: metric, name: named(model.label), card: model, answer }];
}
