import type { ReactiveControllerHost } from 'lit';

/** What a chart needs of the element it stands in. */
export interface ChartHost extends ReactiveControllerHost, Element {
  readonly renderRoot: DocumentFragment | HTMLElement;
}
