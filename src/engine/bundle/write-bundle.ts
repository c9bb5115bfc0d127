import { crc32 } from 'node:zlib';
import type { PreparedBundle } from './prepare-bundle.ts';
import { centralHeader, endRecord, localHeader, type ZipPart } from './zip-layout.ts';

/** Contents changed between the moment they were measured and the moment they were written: nobody gets a bundle that contradicts itself. */
export class ContentsMovedError extends Error {
  constructor(path: string) {
    super(`The contents of ${path} changed while the bundle was written`);
  }
}

/** A part of the archive and where its contents come from. */
export interface BundlePart extends ZipPart {
  open(): AsyncIterable<Uint8Array>;
}

/** The archive, piece by piece: as much memory as a piece takes. @throws {ContentsMovedError} */
export async function* writeBundle({ parts }: Pick<PreparedBundle, 'parts'>): AsyncGenerator<Uint8Array> {
  const list: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const header = localHeader(part);
    list.push(centralHeader(part, at));
    yield header;
    yield* contentsOf(part);
    at += header.length + part.bytes;
  }
  const directory = Buffer.concat(list);
  yield directory;
  yield endRecord({ parts: parts.length, listBytes: directory.length, listAt: at });
}

async function* contentsOf(part: BundlePart): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let crc = 0;
  for await (const piece of part.open()) {
    bytes += piece.length;
    crc = crc32(piece, crc);
    if (bytes > part.bytes) throw new ContentsMovedError(part.path);
    yield piece;
  }
  if (bytes !== part.bytes || crc !== part.crc) throw new ContentsMovedError(part.path);
}
