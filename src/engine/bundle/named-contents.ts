import { filesIn } from '../../law/events/files-field.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { proofsIn } from '../letters/remakeable.ts';

/** Where the history names contents. */
export interface Naming {
  /** The entry. */
  readonly entry: number;
  /** `pdf` and `docx`: of a letter; otherwise the field of the event's data. */
  readonly as: string;
  /** Kind and number of a letter, or as the file was called. From the history alone: it is the same whatever program looks. */
  readonly name: string;
}

/** Contents that the history names: a letter as PDF or as DOCX, or a file. */
export interface NamedContents {
  /** In the bundle. */
  readonly path: string;
  readonly part: 'letter' | 'file';
  readonly sha256: string;
  /** Every place that names these contents, in the order of the history. */
  readonly namedBy: readonly Naming[];
}

interface Named extends Naming {
  readonly part: NamedContents['part'];
  readonly sha256: string;
  readonly letter?: LetterId;
  readonly extension: string;
}

/** What an entry names. Kept small: a history may be long. */
export type NamedByEntry = readonly Named[];

export function namedByEntry({
  version,
  data,
}: {
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
}): NamedByEntry {
  const letters = proofsIn(data).flatMap(({ letter, number, docx, pdf }): Named[] => {
    const name = number === null ? letter : `${letter} ${number}`;
    const base = { entry: version, part: 'letter', letter, name } as const;
    return [
      { ...base, as: 'docx', sha256: docx, extension: 'docx' },
      { ...base, as: 'pdf', sha256: pdf, extension: 'pdf' },
    ];
  });
  const files = filesIn(data).map(({ field, file }): Named => {
    return { entry: version, part: 'file', as: field, name: file.name, sha256: file.sha256, extension: extensionOf(file.mediaType) };
  });
  return [...letters, ...files];
}

/** All contents that the entries name, each once, in the order in which they are first named, under the path it gets in a new bundle. */
export function namedContents(entries: readonly NamedByEntry[]): readonly NamedContents[] {
  const found = new Map<string, { readonly path: string; readonly part: NamedContents['part']; readonly namedBy: Naming[] }>();
  const taken = new Set<string>();
  for (const named of entries.flat()) {
    const { sha256, part, entry, as, name } = named;
    const known = found.get(sha256) ?? { path: freePath(named, taken), part, namedBy: [] };
    known.namedBy.push({ entry, as, name });
    taken.add(known.path);
    found.set(sha256, known);
  }
  return [...found].map(([sha256, contents]) => ({ ...contents, sha256 }));
}

/** Names that people gave may be anything: in the archive stand numbers, and the manifest has the names. */
function freePath({ part, entry, letter, extension }: Named, taken: ReadonlySet<string>): string {
  const start = `${part}s/${String(entry).padStart(4, '0')}-${letter ?? 'file'}`;
  for (let number = 1; ; number += 1) {
    const path = number === 1 && letter !== undefined ? `${start}.${extension}` : `${start}-${number}.${extension}`;
    if (!taken.has(path)) return path;
  }
}

function extensionOf(mediaType: string): string {
  return FILE_KINDS.find((kind) => kind.mediaType === mediaType)?.extensions[0] ?? 'bin';
}
