import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly id: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the event. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Answer = (res: ServerResponse, call: ReceivedCall) => unknown;
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

const ok: Answer = (res) => res.writeHead(200).end('ok');

/** Another program on the loopback address that takes webhooks, answers as a test says and keeps what it was told. */
export async function openReceiver() {
  let answer: Answer = ok;
  const received: ReceivedCall[] = [];
  const server = createServer(async (req, res) => {
    const call = await callOf(req);
    received.push(call);
    await answer(res, call);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    /** Numbers of the events that came, in order. */
    numbers: () => received.map(({ data }) => data.n),
    answerWith(next: Answer): void {
      answer = next;
    },
    answerStatus(status: number): void {
      answer = (res) => res.writeHead(status).end();
    },
    answerOk(): void {
      answer = ok;
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function callOf(req: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
  const { type, data } = JSON.parse(body);
  return { id: headers['webhook-id'] ?? '', path: req.url ?? '', headers, body, type, data };
}
