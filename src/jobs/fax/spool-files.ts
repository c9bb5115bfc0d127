import { promises as files, type Stats } from 'node:fs';
import { extname, join } from 'node:path';
import { findInstant } from '../../law/instant.ts';

const { lstat, mkdir, readdir, readFile, rename, utimes, writeFile } = files;

/** What a fax server leaves beside a fax. */
export interface Sidecar {
  readonly from: string;
  readonly at: Date;
  readonly id: string | null;
  readonly organ: string | undefined;
}

/** A fax in the directory. `note` is the name of its sidecar; null when its own name says everything. */
export interface SpooledFax {
  readonly name: string;
  readonly note: string | null;
  /** Changes while it is being written. */
  readonly look: string;
  readonly bytes: number;
}

const FAX = /\.(?:tiff?|pdf)$/i;
/** FROM_YYYYMMDDTHHMMSS, by the clock on the wall in Shanghai. */
const NAMED = /^([^_]*)_(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})$/;
const MAX_SIDECAR_BYTES = 10_000;

/** Faxes that say where they come from, in the order of their names. Others wait for their sidecar. */
export async function listSpool(directory: string): Promise<readonly SpooledFax[]> {
  const names = (await readdir(directory)).filter((name) => FAX.test(name) && !name.startsWith('.')).sort();
  const found: SpooledFax[] = [];
  for (const name of names) {
    const stat = await find(join(directory, name));
    const note = `${stemOf(name)}.json`;
    const noteStat = await find(join(directory, note));
    if (stat === undefined || (noteStat === undefined && !NAMED.test(stemOf(name)))) continue;
    found.push({ name, note: noteStat === undefined ? null : note, look: `${lookOf(stat)} ${lookOf(noteStat)}`, bytes: stat.size });
  }
  return found;
}

/** Undefined when it says no time, or is not what it should be. */
export async function readSidecar(directory: string, { name, note }: Pick<SpooledFax, 'name' | 'note'>): Promise<Sidecar | undefined> {
  if (note === null) return sidecarOfName(name);
  const stat = await find(join(directory, note));
  if (stat === undefined || stat.size > MAX_SIDECAR_BYTES) return undefined;
  return sidecarOf(await readFile(join(directory, note), 'utf8'));
}

function sidecarOfName(name: string): Sidecar | undefined {
  const [, from = '', year, month, day, hour, minute, second] = NAMED.exec(stemOf(name)) ?? [];
  const at = findInstant(`${year}-${month}-${day} ${hour}:${minute}:${second}`);
  return at === undefined ? undefined : { from, at, id: null, organ: undefined };
}

export function sidecarOf(text: string): Sidecar | undefined {
  const told = parsed(text);
  const at = typeof told?.at === 'string' ? findInstant(told.at) : undefined;
  if (told === undefined || at === undefined) return undefined;
  const { from, id, organ } = told;
  return { from: textOf(from) ?? '', at, id: textOf(id) ?? null, organ: textOf(organ) };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Fax servers write numbers of calls as numbers. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Takes a fax out of the way of others. Of several nodes one gets it.
 *
 * @returns false when somebody else has it.
 */
export async function claim(directory: string, { name }: Pick<SpooledFax, 'name'>, at: Date): Promise<boolean> {
  const taken = join(await folder(directory, 'working'), name);
  try {
    await rename(join(directory, name), taken);
    await utimes(taken, at, at);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Puts what was claimed before an instant back: whoever claimed it broke off. */
export async function putBack(directory: string, before: Date): Promise<void> {
  const working = await folder(directory, 'working');
  for (const name of await readdir(working)) {
    const stat = await find(join(working, name));
    if (stat !== undefined && stat.mtime < before) await moveIfThere(join(working, name), join(directory, name));
  }
}

interface Ending {
  readonly folder: 'done' | 'refused';
  /** Why it was refused. */
  readonly reason?: string;
}

/** Moves a claimed fax and its sidecar to where they stay. A name that is taken there gets a number. */
export async function settle(directory: string, { name, note }: SpooledFax, { folder: where, reason }: Ending): Promise<void> {
  const target = await folder(directory, where);
  const stem = await freeStem(target, name);
  await moveIfThere(join(directory, 'working', name), join(target, `${stem}${extname(name)}`));
  if (note !== null) await moveIfThere(join(directory, note), join(target, `${stem}.json`));
  if (reason !== undefined) await writeFile(join(target, `${stem}.txt`), reason, { mode: 0o600 });
}

async function freeStem(target: string, name: string): Promise<string> {
  const stem = stemOf(name);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? stem : `${stem}.${number}`;
    if ((await find(join(target, `${free}${extname(name)}`))) === undefined) return free;
  }
}

/** Back to be taken again. */
export async function release(directory: string, { name }: Pick<SpooledFax, 'name'>): Promise<void> {
  await moveIfThere(join(directory, 'working', name), join(directory, name));
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function folder(directory: string, name: string): Promise<string> {
  const path = join(directory, name);
  await mkdir(path, { recursive: true });
  return path;
}

/** Undefined for what is not there or no plain file: a link could lead anywhere. */
async function find(path: string): Promise<Stats | undefined> {
  const stat = await lstat(path).catch(() => undefined);
  return stat?.isFile() === true ? stat : undefined;
}

function lookOf(stat: Stats | undefined): string {
  return stat === undefined ? '-' : `${stat.size}:${stat.mtimeMs}`;
}

function stemOf(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}
