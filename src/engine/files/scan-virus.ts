import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** Where clamd listens: a port of a machine, or a socket file of this one. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

export type ScanResult =
  | { readonly result: 'clean' }
  | { readonly result: 'infected'; readonly signature: string }
  /** Larger than clamd takes (its StreamMaxLength): nobody knows whether it is clean. */
  | { readonly result: 'tooLarge' }
  /** `error` is a kind, such as ECONNREFUSED. */
  | { readonly result: 'unavailable'; readonly error: string };

/** Looks for viruses in the contents at a path. */
export type VirusScan = (path: string) => Promise<ScanResult>;

export interface ScanOptions {
  readonly address: ClamdAddress;
  /** Without any word from clamd. */
  readonly limitMs?: number;
}

const LIMIT_MS = 60_000;
const CHUNK_BYTES = 65_536;
const MAX_ANSWER_BYTES = 4096;
const COMMAND = 'zINSTREAM\0';
const END = Buffer.alloc(4);

/** Sends contents to clamd as its INSTREAM command takes them: each chunk behind its length in four bytes, a length of zero at the end. */
export function createVirusScan({ address, limitMs = LIMIT_MS }: ScanOptions): VirusScan {
  return async (path) => {
    try {
      return readAnswer(await ask(address, { path, limitMs }));
    } catch (error) {
      return { result: 'unavailable', error: kindOf(error) };
    }
  };
}

/** @throws when clamd cannot be reached, breaks off without a word or is silent for too long. */
function ask(address: ClamdAddress, { path, limitMs }: { readonly path: string; readonly limitMs: number }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    let answer = '';
    const done = (error?: Error): void => {
      socket.destroy();
      const [line = ''] = answer.split('\0');
      if (line !== '') resolve(line.trim());
      else reject(error ?? Object.assign(new Error('clamd said nothing'), { code: 'EMPTY' }));
    };
    socket.setTimeout(limitMs, () => done(Object.assign(new Error('clamd is silent'), { code: 'ETIMEDOUT' })));
    socket.on('data', (chunk: Buffer) => {
      answer = `${answer}${chunk.toString('utf8')}`.slice(0, MAX_ANSWER_BYTES);
      if (answer.includes('\0')) done();
    });
    // clamd answers before the end when it wants no more, and closes: what it said counts, not that we could not write on.
    socket.on('error', (error) => setImmediate(done, error));
    socket.on('end', () => done());
    socket.once('connect', () => void send(socket, path).catch((error: Error) => done(error)));
  });
}

async function send(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from(COMMAND, 'latin1'));
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    if (!socket.writable) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(socket, Buffer.concat([length, chunk]));
  }
  if (socket.writable) await write(socket, END);
}

/** Waits until the other side took it, or is gone. */
function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => socket.write(bytes, () => resolve()));
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`, `… ERROR`. */
function readAnswer(line: string): ScanResult {
  if (/^stream: OK$/.test(line)) return { result: 'clean' };
  const signature = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (signature !== undefined) return { result: 'infected', signature: signature.slice(0, 200) };
  return /size limit exceeded/i.test(line) ? { result: 'tooLarge' } : { result: 'unavailable', error: 'ERROR' };
}

function kindOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'ERROR';
}
