import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { LetterFonts } from '../../documents/pdf/docx-to-pdf.ts';
import { InvalidInputError } from '../../law/errors.ts';

/** Paths of the office's own licensed font files; what is not given is set in Noto Serif SC. */
export type FontPaths = { readonly [F in keyof LetterFonts]?: string | undefined };

const REGULAR = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
const BOLD = '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf';
const DEFAULTS: Readonly<Record<keyof LetterFonts, string>> = {
  fangSong: REGULAR,
  xiaoBiaoSong: BOLD,
  heiTi: BOLD,
  kaiTi: REGULAR,
  fallback: REGULAR,
};

/** The fonts that come with the program: tens of megabytes that never change, read once and shared by whoever asks. */
const shared = new Map<string, Promise<Uint8Array | undefined>>();

/** @throws {InvalidInputError} naming the font whose file cannot be read or is no font. */
export async function loadFonts(paths: FontPaths = {}): Promise<LetterFonts> {
  const entries = Object.keys(DEFAULTS).map(async (name) => {
    const font = name as keyof LetterFonts;
    return [font, await readFont(font, paths[font])] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as unknown as LetterFonts;
}

/** TrueType and OpenType files; collections (.ttc) hold several fonts and do not say which is meant. */
const SIGNATURES = ['00010000', '4f54544f', '74727565'];

function readShared(file: string): Promise<Uint8Array | undefined> {
  const known = shared.get(file);
  if (known !== undefined) return known;
  const read = readOrNothing(file);
  shared.set(file, read);
  return read;
}

function readOrNothing(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch(() => undefined);
}

async function readFont(font: keyof LetterFonts, path: string | undefined): Promise<Uint8Array> {
  const file = path ?? createRequire(import.meta.url).resolve(DEFAULTS[font]);
  const bytes = await (path === undefined ? readShared(file) : readOrNothing(file));
  if (bytes !== undefined && SIGNATURES.includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'))) return bytes;
  throw new InvalidInputError([
    {
      field: font,
      zh: `字体文件 ${file} 无法读取，或者不是 TrueType/OpenType 字体（.ttf、.otf；不支持 .ttc）`,
      en: `The font file ${file} cannot be read or is no TrueType or OpenType font (.ttf, .otf; not .ttc)`,
    },
  ]);
}
