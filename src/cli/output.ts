import type { Writable } from 'node:stream';

/** Where results go. */
export interface Output {
  /**
   * Resolves when the text is written: whoever waits for it never fills the memory.
   *
   * @returns false once the reader has gone (`yishen clock … | head`): there is no use in producing more.
   */
  write(text: string | Uint8Array): Promise<boolean>;
}

const GONE = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ECONNRESET']);

export function createOutput(stream: Writable): Output {
  let gone = false;
  stream.on('error', () => {
    gone = true; // whoever waits for a write is told by it
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (gone) return resolve(false);
        stream.write(text, (error) => {
          if (error === null || error === undefined) resolve(true);
          else if (isGone(error)) resolve(false);
          else reject(error);
        });
      }),
  };
}

/** Messages for people are dropped when nobody can take them: a command does not fail for that. */
export function ignoreErrors(stream: Writable): void {
  stream.on('error', () => {});
}

function isGone(error: NodeJS.ErrnoException): boolean {
  return GONE.has(error.code ?? '');
}
