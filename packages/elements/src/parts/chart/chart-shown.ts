import type { ReactiveControllerHost } from 'lit';
import type { Language } from '../../kit/language.ts';
import type { ChartModel } from './chart-model.ts';

/** What a chart needs of the element it stands in. */
export interface ChartHost extends ReactiveControllerHost, Element {
  readonly renderRoot: DocumentFragment | HTMLElement;
  /** The numbers stand in place of the picture. */
  asTable: boolean;
}

/** What a chart shows at this moment, and whom it tells that a point was chosen. */
export interface ChartShown {
  readonly name: string;
  readonly model: ChartModel;
  readonly language: Language;
  readonly isRightToLeft: boolean;
  readonly isStale: boolean;
  onAction(action: string, id: string, name: string): void;
}

/** Asks for the model's action with a point's key, where there is one. */
export function choosePoint({ model, onAction }: ChartShown, point: number): void {
  const category = model.categories[point];
  if (model.action !== undefined && category !== undefined && category.key !== '')
    onAction(model.action, category.key, category.label);
}
