import { CODE_BITS } from './ccitt-codes.ts';

/** Eleven zeros and a one end a line: no code holds so many zeros. */
const EOL_ZEROS = 11;

/** Reads bits, the highest of each byte first. Behind the end there are zeros. */
export function createBitReader(data: Uint8Array) {
  const end = data.length * 8;
  let at = 0;
  const bit = (place: number): number => ((data[place >> 3] ?? 0) >> (7 - (place & 7))) & 1;
  return {
    /** The next 13 bits, without going on. */
    peek(): number {
      const byte = at >> 3;
      const word = ((data[byte] ?? 0) << 16) | ((data[byte + 1] ?? 0) << 8) | (data[byte + 2] ?? 0);
      return (word >> (24 - CODE_BITS - (at & 7))) & 0x1fff;
    },
    skip(bits: number): void {
      at += bits;
    },
    /** To the beginning of a byte. */
    align(): void {
      at = (at + 7) & ~7;
    },
    takeBit(): number {
      at += 1;
      return bit(at - 1);
    },
    isAtEnd: (): boolean => at >= end,
    /** Goes behind the mark of a line's end if one begins here, however many zeros fill it up. @returns whether there was one. */
    takeEol(): boolean {
      let place = at;
      while (place < end && bit(place) === 0) place += 1;
      if (place >= end || place - at < EOL_ZEROS) return false;
      at = place + 1;
      return true;
    },
    /** Goes to the beginning of the next mark of a line's end, or to the end of everything. */
    seekEol(): void {
      let zeros = 0;
      for (let place = at; place < end; place += 1) {
        if (bit(place) === 0) zeros += 1;
        else if (zeros >= EOL_ZEROS) {
          at = place - EOL_ZEROS;
          return;
        } else zeros = 0;
      }
      at = end;
    },
  };
}

export type BitReader = ReturnType<typeof createBitReader>;
