/** What is used here of pngjs, which has no types of its own. */
declare module 'pngjs' {
  interface PackOptions {
    readonly filterType?: number;
    readonly deflateLevel?: number;
    readonly deflateStrategy?: number;
    readonly colorType?: number;
  }
  export class PNG {
    constructor(options: { readonly width: number; readonly height: number });
    readonly width: number;
    readonly height: number;
    data: Buffer;
    static readonly sync: {
      read(file: Buffer): PNG;
      write(picture: PNG, options?: PackOptions): Buffer;
    };
  }
}
