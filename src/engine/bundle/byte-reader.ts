/** The source ended before what was asked for. */
export class EndOfBytesError extends Error {}

export interface ByteReader {
  /** Where the next byte stands. */
  position(): number;
  /** The next `length` bytes, in memory: the caller bounds them. @throws {EndOfBytesError} */
  take(length: number): Promise<Buffer>;
  /** The next `length` bytes, bit by bit. @throws {EndOfBytesError} */
  pass(length: number, see: (bytes: Buffer) => void): Promise<void>;
  isAtEnd(): Promise<boolean>;
}

/** Reads a source forward, whatever the pieces in which it comes. */
export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let position = 0;
  /** @returns false at the end. */
  const fill = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return false;
      held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    return true;
  };
  const pass = async (length: number, see: (bytes: Buffer) => void): Promise<void> => {
    for (let left = length; left > 0; ) {
      if (!(await fill())) throw new EndOfBytesError();
      const piece = held.subarray(0, left);
      held = held.subarray(piece.length);
      position += piece.length;
      left -= piece.length;
      see(piece);
    }
  };
  return {
    position: () => position,
    pass,
    async take(length) {
      const taken: Buffer[] = [];
      await pass(length, (bytes) => taken.push(bytes));
      return Buffer.concat(taken);
    },
    isAtEnd: async () => !(await fill()),
  };
}
