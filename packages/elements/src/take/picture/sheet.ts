import type { ChartInk } from '../../parts/chart/chart-ink.ts';

/** How words are set. */
export interface Type {
  readonly size: number;
  readonly weight?: number;
  readonly color?: string;
  readonly align?: 'start' | 'end' | 'center';
  /** CSS pixels; what is longer is cut off with an ellipsis. */
  readonly max?: number;
}

/** A part of a picture: how high it is, and how it is drawn when its place is known. */
export interface Block {
  readonly height: number;
  draw(top: number): void;
}

/**
 * A canvas that pictures of tiles are drawn on. Lengths are CSS pixels. Places across are counted from where lines of text begin, so that a picture for a language that is
 * written from right to left is mirrored of itself.
 */
export class Sheet {
  readonly canvas: HTMLCanvasElement = document.createElement('canvas');
  readonly ink: ChartInk;
  readonly width: number;
  readonly isRightToLeft: boolean;
  readonly #context: CanvasRenderingContext2D;

  constructor(ink: ChartInk, width: number, isRightToLeft: boolean) {
    this.ink = ink;
    this.width = width;
    this.isRightToLeft = isRightToLeft;
    const context = this.canvas.getContext('2d');
    if (context === null) throw new Error('This browser has no canvas left to draw on.');
    this.#context = context;
  }

  /** Sizes the canvas, which empties it, and fills it. @param scale pixels of the picture to one of CSS */
  begin(height: number, scale: number): void {
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(height * scale);
    this.#context.scale(scale, scale);
    this.#context.direction = this.isRightToLeft ? 'rtl' : 'ltr';
    this.#context.fillStyle = this.ink.surface;
    this.#context.fillRect(0, 0, this.width, height);
  }

  /** Words on a line; `bottom` is their baseline. @returns how wide they are */
  text(words: string, start: number, baseline: number, type: Type): number {
    const context = this.#context;
    this.#set(type);
    const shown = type.max === undefined ? words : this.#cut(words, type.max);
    context.fillStyle = type.color ?? this.ink.text;
    context.textAlign = type.align ?? 'start';
    context.fillText(shown, this.#x(start), baseline);
    return context.measureText(shown).width;
  }

  widthOf(words: string, type: Type): number {
    this.#set(type);
    return this.#context.measureText(words).width;
  }

  /** The words on at most some lines. */
  lines(words: string, type: Type, max: number, most: number): readonly string[] {
    this.#set(type);
    const lines: string[] = [];
    let line = '';
    for (const word of words.split(/\s+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line === '' || lines.length === most - 1 || this.#context.measureText(longer).width <= max) line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    return line === '' ? lines : [...lines, line];
  }

  box(start: number, top: number, width: number, height: number, color: string, radius = 0): void {
    const context = this.#context;
    context.fillStyle = color;
    context.beginPath();
    context.roundRect(this.isRightToLeft ? this.width - start - width : start, top, width, height, radius);
    context.fill();
  }

  /** A part of a ring, in turns from the top. */
  arc(middle: number, top: number, radius: number, thickness: number, from: number, to: number, color: string): void {
    const context = this.#context;
    const turn = (turns: number): number => (turns - 0.25) * 2 * Math.PI;
    context.strokeStyle = color;
    context.lineWidth = thickness;
    context.lineCap = 'butt';
    context.beginPath();
    context.arc(this.#x(middle), top, radius, turn(from), turn(to));
    context.stroke();
  }

  /** A line through points, with a pale wash down to `ground`. */
  curve(points: readonly (readonly [start: number, top: number])[], ground: number, color: string): void {
    const context = this.#context;
    const path = new Path2D();
    for (const [start, top] of points) path.lineTo(this.#x(start), top);
    const area = new Path2D(path);
    area.lineTo(this.#x(points.at(-1)?.[0] ?? 0), ground);
    area.lineTo(this.#x(points[0]?.[0] ?? 0), ground);
    context.globalAlpha = 0.1;
    context.fillStyle = color;
    context.fill(area);
    context.globalAlpha = 1;
    Object.assign(context, { strokeStyle: color, lineWidth: 2, lineJoin: 'round', lineCap: 'round' });
    context.stroke(path);
  }

  image(picture: CanvasImageSource, start: number, top: number, width: number, height: number): void {
    this.#context.drawImage(picture, this.isRightToLeft ? this.width - start - width : start, top, width, height);
  }

  #x(start: number): number {
    return this.isRightToLeft ? this.width - start : start;
  }

  #set({ size, weight = 400 }: Type): void {
    this.#context.font = `${weight} ${size}px ${this.ink.fontFamily}`;
  }

  #cut(words: string, max: number): string {
    const fits = (text: string): boolean => this.#context.measureText(text).width <= max;
    if (fits(words)) return words;
    const signs = [...words];
    let kept = signs.length;
    while (kept > 0 && !fits(`${signs.slice(0, kept).join('')}…`)) kept -= 1;
    return `${signs.slice(0, kept).join('').trimEnd()}…`;
  }
}
