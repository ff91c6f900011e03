import { spawnSync } from 'node:child_process';

/** Whether what was printed can be read back: by `pdftotext`, of poppler-utils. */
export const canReadPaper = spawnSync('pdftotext', ['-v']).error === undefined;

/** A word on paper, and where it stands, in points. */
export interface PrintedWord {
  readonly sheet: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The words of a PDF, in their order. */
export function wordsOn(pdf: Buffer): readonly PrintedWord[] {
  const { stdout, stderr, status } = spawnSync('pdftotext', ['-bbox', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (status !== 0) throw new Error(`pdftotext: ${stderr}`);
  return stdout.split('<page ').flatMap((page, sheet) =>
    [...page.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
      ...{ sheet, text },
      ...{ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
    })),
  );
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;

/** Words that stand on others. */
export function overprinted(words: readonly PrintedWord[]): readonly string[] {
  return words.flatMap((one, index) =>
    words
      .slice(index + 1)
      .filter((other) => other.sheet === one.sheet && meet(one, other))
      .map((other) => `${one.text} / ${other.text}`),
  );
}

/** By more than boxes of letters touch when lines are set close. */
function meet(one: PrintedWord, other: PrintedWord): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 1 && down > 0.4 * Math.min(one.bottom - one.top, other.bottom - other.top);
}
