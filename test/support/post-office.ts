import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail that the server took. */
export interface PostedMail {
  readonly to: readonly string[];
  readonly raw: string;
}

/** How the server behaves, until the test changes it. */
export interface PostMood {
  /** Answer to the receiver; 250 unless given. */
  rcpt?: (address: string) => number;
  /** Answer to the text; 250 unless given. */
  data?: number;
  /** Says nothing: when somebody connects, or after the text. */
  silent?: 'connect' | 'data';
  /** Ends the connection: after the text without having taken it, or after having taken it. */
  drops?: 'refused' | 'taken';
  /** Told when a mail was taken, before that is said. */
  onTaken?: () => void;
}

type PostOptions = Pick<SMTPServerOptions, 'authOptional' | 'onAuth' | 'disabledCommands'>;

/** A mail server on the loopback address that keeps what it takes. */
export async function openPostOffice(options: PostOptions = {}) {
  const received: PostedMail[] = [];
  const mood: PostMood = {};
  let server = makeServer();
  let port = 0;

  function makeServer(): SMTPServer {
    const made = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 1,
      ...options,
      onConnect: (_session, done) => void (mood.silent === 'connect' || done()),
      onRcptTo: ({ address }, _session, done) => {
        const code = mood.rcpt?.(address) ?? 250;
        done(code < 400 ? null : answer(code, `no mail for ${address}`));
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const code = mood.data ?? 250;
          const mail = { to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString('utf8') };
          if (code < 400 && mood.drops !== 'refused' && mood.silent !== 'data') {
            received.push(mail);
            mood.onTaken?.();
          }
          if (mood.drops !== undefined) return hangUp(made);
          if (mood.silent !== 'data') done(code < 400 ? null : answer(code, 'not now'));
        });
      },
    });
    made.on('error', () => undefined); // what a client that hung up leaves behind
    return made;
  }

  async function listen(): Promise<void> {
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    port = (server.server.address() as AddressInfo).port;
  }
  async function stop(): Promise<void> {
    hangUp(server);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  await listen();
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    mood,
    /** Nobody answers at the port any more. */
    stop,
    /** Again, at the same port. */
    async start(): Promise<void> {
      server = makeServer();
      await listen();
    },
    close: stop,
  };
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

function hangUp(server: SMTPServer): void {
  const { connections } = server as unknown as { readonly connections: Iterable<{ readonly _socket: { destroy(): void } }> };
  for (const { _socket } of connections) _socket.destroy();
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
