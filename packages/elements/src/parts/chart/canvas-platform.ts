import { BasePlatform } from 'chart.js';

/** A canvas and no more: who looks after its size, its place in the page and the pointer is not Chart.js. */
export class CanvasPlatform extends BasePlatform {
  override acquireContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    return canvas.getContext('2d');
  }

  override getDevicePixelRatio(): number {
    return devicePixelRatio;
  }
}
