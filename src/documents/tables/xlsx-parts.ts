import { posix } from 'node:path';
import type { Bilingual } from '../../law/errors.ts';
import { readZip, UnreadableZipError } from '../letters/read-zip.ts';
import { parseXml, type XmlElement } from '../pdf/xml.ts';
import { atMost, megabytes, type TableLimits, UnreadableTableError } from './table-file.ts';

/** How old Office files begin, and new ones that have a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** An element takes some hundred bytes of memory: far more than it takes in the file. */
const MAX_ELEMENTS = 1_000_000;

/** The parts of a workbook. */
export interface XlsxParts {
  /** @throws {UnreadableTableError} for what is no XML. @returns undefined when there is no such part. */
  xml(name: string): XmlElement | undefined;
  /** Where a part points to, by the id of the relation. Nothing outside the file. */
  targets(of: string): ReadonlyMap<string, Target>;
}

export interface Target {
  readonly name: string;
  /** The last word of its address, such as `worksheet`. */
  readonly type: string;
}

/** @throws {UnreadableTableError} for what is no archive, is locked, damaged, or unpacks to more than it may. */
export function unpackXlsx(bytes: Uint8Array, limits: TableLimits): XlsxParts {
  const parts = unpacked(bytes, limits);
  let elements = 0;
  const xml = (name: string): XmlElement | undefined => {
    const part = parts.get(name);
    if (part === undefined) return undefined;
    elements += count(part, LESS_THAN) / 2;
    if (elements > MAX_ELEMENTS) throw new UnreadableTableError('tooManyCells', atMost(limits.maxCells));
    try {
      return parseXml(utf8(part), name);
    } catch (error) {
      throw new UnreadableTableError('broken', { zh: name, en: name }, { cause: error });
    }
  };
  return { xml, targets: (of) => targetsIn(xml(relationsOf(of)), of) };
}

const LESS_THAN = 0x3c;

function count(bytes: Uint8Array, wanted: number): number {
  let found = 0;
  for (const byte of bytes) if (byte === wanted) found += 1;
  return found;
}

function utf8(part: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(part);
}

function unpacked(bytes: Uint8Array, limits: TableLimits): ReadonlyMap<string, Uint8Array> {
  const { maxParts, maxUnpackedBytes } = limits;
  if (COMPOUND.every((byte, i) => bytes[i] === byte)) throw new UnreadableTableError('oldFormat');
  try {
    return readZip(bytes, { maxParts, maxBytes: maxUnpackedBytes });
  } catch (error) {
    if (!(error instanceof UnreadableZipError)) throw new UnreadableTableError('broken', undefined, { cause: error });
    throw new UnreadableTableError(TROUBLES[error.trouble], limitOf(error.trouble, limits), { cause: error });
  }
}

function limitOf(trouble: keyof typeof TROUBLES, { maxParts, maxUnpackedBytes }: TableLimits): Bilingual | undefined {
  if (trouble === 'tooManyParts') return atMost(maxParts);
  if (trouble !== 'tooLargeUnpacked') return undefined;
  const { zh, en } = megabytes(maxUnpackedBytes);
  return { zh: `解压后${zh}`, en: `${en} when unpacked` };
}

const TROUBLES = {
  noZip: 'notATable',
  tooManyParts: 'tooManyParts',
  tooLargeUnpacked: 'tooLarge',
  encrypted: 'encrypted',
  broken: 'broken',
} as const;

function relationsOf(name: string): string {
  return posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`);
}

function targetsIn(relations: XmlElement | undefined, of: string): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  for (const { attributes } of relations?.children ?? []) {
    const { Id: id, Target: target, Type: type = '', TargetMode: mode } = attributes;
    if (id === undefined || target === undefined || mode === 'External') continue;
    const name = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(of), target);
    targets.set(id, { name, type: type.slice(type.lastIndexOf('/') + 1) });
  }
  return targets;
}

/** Without its prefix: programs choose their own. */
export function plainName({ name }: Pick<XmlElement, 'name'>): string {
  return name.slice(name.indexOf(':') + 1);
}

export function inside(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => plainName(one) === name) ?? [];
}

export function firstInside(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => plainName(one) === name);
}

/** An attribute by its name without a prefix. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  const own = element?.attributes ?? {};
  return own[name] ?? Object.entries(own).find(([key]) => key.endsWith(`:${name}`))?.[1];
}
