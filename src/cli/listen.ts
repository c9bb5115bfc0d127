import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from './usage-error.ts';

/** How long requests under way may take to end when the server stops. */
const GRACE_MS = 10_000;

export interface RunningServer {
  readonly address: string;
  /** Takes no more connections, lets requests under way end, then resolves. */
  close(): Promise<void>;
}

/** @throws {UsageError} when the port is taken or may not be used. */
export async function listen(app: RequestListener, { host, port }: { host: string; port: number }): Promise<RunningServer> {
  const server = createServer(app);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw portProblem(error, { host, port });
  }
  const at = server.address() as AddressInfo;
  const name = at.family === 'IPv6' ? `[${at.address}]` : at.address;
  return { address: `http://${name}:${at.port}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(deadline);
}

function portProblem(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (!['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code)) return error;
  return new UsageError(
    {
      zh: `无法在 ${host}:${port} 上监听（${code}）：端口被占用或地址不可用，请以 --port、--host 另选`,
      en: `Cannot listen on ${host}:${port} (${code}): the port is taken or the address cannot be used; choose another with --port or --host`,
    },
    { cause: error },
  );
}
