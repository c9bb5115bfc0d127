import type { HistoryRow } from '../../store/rows.ts';
import { CHAIN_START, type ChainEnd, canonicalText, faultOfNext, sha256 } from '../hash-chain.ts';
import { FAULT_TEXTS } from '../verify-histories.ts';
import { BUNDLE_FAULTS, FaultFound } from './bundle-faults.ts';
import { HISTORY_PATH, type Manifest, type ManifestFile } from './manifest.ts';
import { type NamedByEntry, type NamedContents, namedByEntry, namedContents } from './named-contents.ts';

/** An entry names some files and holds some text. */
const MAX_LINE_BYTES = 32 * 1_048_576;
const NEWLINE = 0x0a;

/** The history of a bundle while it is read, and whether the files that come after it are those it names. Each throws FaultFound. */
export interface HistoryCheck {
  /** A file begins: the history first, once; letters and files only if it names them as the manifest says. */
  begin(file: ManifestFile): void;
  /** Bytes of the history. */
  see(piece: Buffer): void;
  /** The history ended. */
  end(): void;
  /** All files came. */
  finish(): void;
  entries(): number;
}

export function createHistoryCheck(manifest: Manifest): HistoryCheck {
  const lines = createLines((line, number) => takeEntry(line, number));
  const named: NamedByEntry[] = [];
  let end: ChainEnd = CHAIN_START;
  let wanted: Map<string, NamedContents> | undefined;
  const takeEntry = (line: Buffer, number: number): void => {
    const entry = parseEntry(line, number);
    if (entry.caseId !== manifest.case.id) throw new FaultFound(BUNDLE_FAULTS.ofOtherCase, { path: HISTORY_PATH, entry: number });
    const fault = faultOfNext(end, entry, sha256);
    if (fault !== undefined) {
      throw new FaultFound({ kind: 'entry', text: FAULT_TEXTS[fault.kind] }, { path: HISTORY_PATH, entry: fault.version });
    }
    end = { version: entry.version, hash: entry.hash };
    named.push(namedByEntry(entry));
  };
  return {
    begin(file) {
      if ((file.part === 'history') !== (file.path === HISTORY_PATH)) throw new FaultFound(BUNDLE_FAULTS.namings, { path: file.path });
      if (file.part === 'letter' || file.part === 'file') checkNaming(file, wanted);
      else if (file.namedBy !== undefined) throw new FaultFound(BUNDLE_FAULTS.unnamed, { path: file.path });
    },
    see: (piece) => lines.see(piece),
    end() {
      lines.end();
      const { version, hash } = manifest.head;
      if (end.version !== version || end.hash !== hash)
        throw new FaultFound(BUNDLE_FAULTS.head, { path: HISTORY_PATH, entry: Math.min(end.version, version) + 1 });
      wanted = new Map(namedContents(named).map((one) => [one.sha256, one]));
    },
    finish() {
      if (wanted === undefined) throw new FaultFound(BUNDLE_FAULTS.noHistory, { path: HISTORY_PATH });
      const [lost] = wanted.values();
      if (lost !== undefined) throw new FaultFound(BUNDLE_FAULTS.missing, { path: lost.path, ...entryOf(lost) });
    },
    entries: () => end.version,
  };
}

function entryOf({ namedBy }: NamedContents): { readonly entry?: number } {
  return namedBy[0] === undefined ? {} : { entry: namedBy[0].entry };
}

/** By its digest: a file of other contents than the history names is named by nobody. Takes it from those that are awaited. */
function checkNaming({ path, part, sha256: digest, namedBy = [] }: ManifestFile, wanted: Map<string, NamedContents> | undefined): void {
  const found = wanted?.get(digest);
  const said = namedBy[0] === undefined ? {} : { entry: namedBy[0].entry };
  if (found === undefined)
    throw new FaultFound(said.entry === undefined ? BUNDLE_FAULTS.unnamed : BUNDLE_FAULTS.altered, { path, ...said });
  const agrees = found.part === part && canonicalText(found.namedBy) === canonicalText(namedBy);
  if (!agrees) throw new FaultFound(BUNDLE_FAULTS.namings, { path, ...entryOf(found) });
  wanted?.delete(digest);
}

/** An entry as it stands in its line: in canonical form, so that it can be written in one way only. */
function parseEntry(line: Buffer, number: number): HistoryRow {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    const entry: unknown = JSON.parse(text);
    if (isEntry(entry) && canonicalText(entry) === text) return entry;
  } catch {
    // as one that has another form
  }
  throw new FaultFound(BUNDLE_FAULTS.text, { path: HISTORY_PATH, entry: number });
}

function isEntry(value: unknown): value is HistoryRow {
  if (typeof value !== 'object' || value === null) return false;
  const { version, hash, caseId, data } = value as Readonly<Record<string, unknown>>;
  return typeof version === 'number' && typeof hash === 'string' && typeof caseId === 'string' && typeof data === 'object' && data !== null;
}

/** Cuts bytes into lines, of which each ends with a newline. @param take - Is given each without it, and its number from 1. */
function createLines(take: (line: Buffer, number: number) => void): { see(piece: Buffer): void; end(): void } {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 1;
  const hold = (piece: Buffer): void => {
    held.push(piece);
    heldBytes += piece.length;
    if (heldBytes > MAX_LINE_BYTES) throw new FaultFound(BUNDLE_FAULTS.text, { path: HISTORY_PATH, entry: number });
  };
  return {
    see(piece) {
      let from = 0;
      for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, from)) {
        hold(piece.subarray(from, at));
        take(Buffer.concat(held), number);
        [held, heldBytes, number, from] = [[], 0, number + 1, at + 1];
      }
      if (from < piece.length) hold(piece.subarray(from));
    },
    end() {
      if (heldBytes > 0) throw new FaultFound(BUNDLE_FAULTS.text, { path: HISTORY_PATH, entry: number });
    },
  };
}
