import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';

const PROGRAM = '/usr/sbin/dovecot';
const PASSWORD = 'a-secret-for-tests-alone';
const USER = 'open@organ.example';
const STARTS_WITHIN_MS = 15_000;
/** Of `nobody`: Dovecot opens no mail as root. */
const NOBODY = 65_534;

/** The program and its part that speaks IMAP, which Debian ships apart. */
export const hasDovecot = existsSync(PROGRAM) && existsSync('/usr/lib/dovecot/imap-login');

// Whoever runs the tests is told what they leave out.
if (!hasDovecot) process.stderr.write('Dovecot is not installed: mail is not fetched from a real IMAP server in these tests.\n');

export type Dovecot = Awaited<ReturnType<typeof startDovecot>>;

/** A real IMAP server on a free port of the loopback address, with one mailbox that nobody else knows. */
export async function startDovecot() {
  const directory = mkdtempSync(join(tmpdir(), 'yishen-imap-'));
  const port = await freePort();
  const mail = prepareMail(directory);
  writeFileSync(join(directory, 'dovecot.conf'), configuration(directory, port));
  let server = await run(directory, port);
  const client = async (): Promise<ImapFlow> => {
    const imap = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user: USER, pass: PASSWORD }, logger: false });
    await imap.connect();
    return imap;
  };
  return {
    url: `imap://${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX`,
    async appendAll(raws: readonly Buffer[], receivedAt: Date): Promise<void> {
      const imap = await client();
      for (const raw of raws) await imap.append('INBOX', raw, [], receivedAt);
      await imap.logout();
    },
    async append(raw: Buffer, receivedAt: Date): Promise<void> {
      await this.appendAll([raw], receivedAt);
    },
    /** The flags of every mail in the mailbox, in their order. */
    async flags(): Promise<string[][]> {
      const imap = await client();
      await imap.mailboxOpen('INBOX', { readOnly: true });
      const mails = await imap.fetchAll('1:*', { flags: true });
      await imap.logout();
      return mails.map(({ flags }) => [...(flags ?? [])].sort());
    },
    stop: () => stop(server),
    async start(): Promise<void> {
      server = await run(directory, port);
    },
    /** What the server knew of its numbers is lost: it gives new ones. */
    forgetNumbers(): void {
      const inbox = join(mail, 'Maildir');
      for (const name of readdirSync(inbox)) if (name.startsWith('dovecot')) rmSync(join(inbox, name), { recursive: true });
    },
    log: () => readFileSync(join(directory, 'log'), 'utf8'),
    async close(): Promise<void> {
      await stop(server);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The folder of the mailbox, writable for whoever Dovecot reads mail as. */
function prepareMail(directory: string): string {
  const mail = join(directory, 'mail');
  mkdirSync(mail);
  chmodSync(directory, 0o755);
  if (userInfo().uid === 0) chownSync(mail, NOBODY, NOBODY);
  return mail;
}

function configuration(directory: string, port: number): string {
  const { uid, gid, username } = userInfo();
  const isRoot = uid === 0;
  const services = isRoot
    ? ''
    : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${groupOf(gid)}\n`;
  return `
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${directory}/mail/Maildir
first_valid_uid = 1
mail_max_userip_connections = 50
${services}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${isRoot ? NOBODY : uid} gid=${isRoot ? NOBODY : gid} home=${directory}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}

function groupOf(gid: number): string {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((one) => one.split(':')[2] === String(gid));
  return line?.split(':')[0] ?? String(gid);
}

async function run(directory: string, port: number): Promise<ChildProcess> {
  const server = spawn(PROGRAM, ['-F', '-c', join(directory, 'dovecot.conf')], { stdio: 'ignore' });
  const end = Date.now() + STARTS_WITHIN_MS;
  while (!(await answers(port))) {
    if (Date.now() > end || server.exitCode !== null) {
      server.kill('SIGKILL');
      const log = join(directory, 'log');
      throw new Error(`Dovecot did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : 'it wrote no log'}`);
    }
  }
  return server;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

/** Whether the server greets. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    return greeting.toString().startsWith('* OK');
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50)); // it is not there yet
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
