import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { ClamdAddress } from '../../src/engine/files/scan-virus.ts';

/** The test file of the European Institute for Computer Antivirus Research: every scanner finds it, and it does no harm. In two parts, so that this source is none. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface FakeClamd {
  readonly address: ClamdAddress;
  close(): Promise<void>;
}

interface FakeOptions {
  /** StreamMaxLength. */
  readonly maxBytes?: number;
  /** Takes everything and says nothing. */
  readonly silent?: boolean;
}

/** clamd as far as INSTREAM: reads length and chunk until a length of zero, then says what it found. */
export async function startFakeClamd({ maxBytes = 50_000_000, silent = false }: FakeOptions = {}): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let input = Buffer.alloc(0);
    let seen = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      if (silent) return;
      input = Buffer.concat([input, chunk]);
      if (seen.length === 0 && input.subarray(0, 10).toString('latin1') === 'zINSTREAM\0') input = input.subarray(10);
      while (input.length >= 4) {
        const length = input.readUInt32BE(0);
        if (length === 0) return void socket.end(`${verdict(seen)}\0`);
        if (seen.length + length > maxBytes) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
        if (input.length < 4 + length) return;
        seen = Buffer.concat([seen, input.subarray(4, 4 + length)]);
        input = input.subarray(4 + length);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: { host: '127.0.0.1', port },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function verdict(contents: Buffer): string {
  return contents.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK';
}
