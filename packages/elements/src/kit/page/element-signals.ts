interface Watcher {
  observe(element: Element): void;
  unobserve(element: Element): void;
  disconnect(): void;
}

type MakeWatcher<Entry> = (callback: (entries: Entry[]) => void) => Watcher;

/** One observer of a kind for all elements: made with the first watched one, released with the last. */
class SharedObserver<Entry extends { readonly target: Element }> {
  readonly #tell = new Map<Element, (entry: Entry) => void>();
  readonly #make: MakeWatcher<Entry>;
  #observer: Watcher | undefined;

  constructor(make: MakeWatcher<Entry>) {
    this.#make = make;
  }

  watch(element: Element, listener: (entry: Entry) => void): () => void {
    this.#tell.set(element, listener);
    this.#observer ??= this.#make((entries) => entries.forEach((entry) => this.#tell.get(entry.target)?.(entry)));
    this.#observer.observe(element);
    return () => this.#release(element);
  }

  #release(element: Element): void {
    if (!this.#tell.delete(element)) return;
    this.#observer?.unobserve(element);
    if (this.#tell.size > 0) return;
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
}

const sizes = new SharedObserver<ResizeObserverEntry>((callback) => new ResizeObserver(callback));
const sights = new SharedObserver<IntersectionObserverEntry>(
  (callback) => new IntersectionObserver(callback, { rootMargin: '100px' }),
);

/** Calls back with the size of an element's content box in CSS pixels, now and when it changes. One listener per element. */
export function watchSize(element: Element, listener: (width: number, height: number) => void): () => void {
  return sizes.watch(element, (entry) => listener(entry.contentRect.width, entry.contentRect.height));
}

/** Calls back when an element comes into, or near, what can be seen, and when it leaves. One listener per element. */
export function watchSight(element: Element, listener: (isInSight: boolean) => void): () => void {
  return sights.watch(element, (entry) => listener(entry.isIntersecting));
}
