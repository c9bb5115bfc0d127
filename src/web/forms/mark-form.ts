import type { Box } from '../../documents/pages/page-workshop.ts';
import type { TextRange } from '../../documents/redaction/text-marks.ts';
import { isRedactionGround, type RedactionGround } from '../../law/redaction-grounds.ts';
import { firstValue, type RawForm, valuesOf } from './raw-form.ts';

const POINTS_PER_MM = 72 / 25.4;
const MAX_NOTE = 300;
/** Units of text that one selection may have. */
const MAX_RANGE = 20_000;

export type MarkFormProblem = 'wrong' | 'ground' | 'note';

/** A mark as a form posts it: a box, or a range of the page's text. */
export interface PostedMark {
  /** From 0. */
  readonly page: number;
  readonly ground: RedactionGround;
  readonly note: string;
  readonly place: { readonly kind: 'area'; readonly box: Box } | { readonly kind: 'text'; readonly range: TextRange };
}

/** Reads a posted mark. Coordinates are in millimetres, or in points where `unit` says `pt`; pages count from 1. */
export function parseMark(raw: RawForm): PostedMark | MarkFormProblem {
  const ground = firstValue(raw, 'ground');
  const note = firstValue(raw, 'note');
  if (!isRedactionGround(ground)) return 'ground';
  if ([...note].length > MAX_NOTE) return 'note';
  const page = wholeNumber(firstValue(raw, 'page'));
  const place = firstValue(raw, 'kind') === 'text' ? parseRange(raw) : parseBox(raw);
  if (page === undefined || page < 1 || place === undefined) return 'wrong';
  return { page: page - 1, ground, note, place };
}

function parseBox(raw: RawForm): PostedMark['place'] | undefined {
  const perUnit = firstValue(raw, 'unit') === 'pt' ? 1 : POINTS_PER_MM;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => decimal(firstValue(raw, name)));
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return { kind: 'area', box: { x: x * perUnit, y: y * perUnit, width: width * perUnit, height: height * perUnit } };
}

function parseRange(raw: RawForm): PostedMark['place'] | undefined {
  const [start, end] = [wholeNumber(firstValue(raw, 'start')), wholeNumber(firstValue(raw, 'end'))];
  if (start === undefined || end === undefined || end <= start || end - start > MAX_RANGE) return undefined;
  return { kind: 'text', range: { start, end } };
}

/** A hit that was ticked: `page:start:end:ground`, the page from 0; the ground is left out of what somebody searched. */
export interface TickedHit extends TextRange {
  readonly page: number;
  readonly ground: RedactionGround | null;
}

/** Those that are well-formed. */
export function parseHits(raw: RawForm): readonly TickedHit[] {
  return valuesOf(raw, 'hit').flatMap((value) => {
    const match = /^(\d{1,5}):(\d{1,7}):(\d{1,7}):([A-Za-z]*)$/.exec(value);
    if (match === null) return [];
    const [page = 0, start = 0, end = 0] = match.slice(1, 4).map(Number);
    const ground = match[4];
    return end > start && end - start <= MAX_RANGE ? [{ page, start, end, ground: isRedactionGround(ground) ? ground : null }] : [];
  });
}

export function hitValue({ page, start, end, ground }: TickedHit): string {
  return `${page}:${start}:${end}:${ground ?? ''}`;
}

/** Millimetres with one decimal, as the forms show them. */
export function millimetres(points: number): string {
  return (points / POINTS_PER_MM).toFixed(1);
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

/** Also with a full-width or decimal comma; nothing that only a program would write. */
function decimal(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(',', '.');
  return /^-?\d{1,6}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}
