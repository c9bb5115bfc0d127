import { randomUUID } from 'node:crypto';
import { promises as files } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidInputError } from '../law/errors.ts';
import type { Database } from './database.ts';
import { createDatabaseVault } from './database-vault.ts';
import { createFileVault, type FileVault } from './file-vault.ts';
import { guardStore } from './guard-store.ts';

/** Where contents lie; undefined: in the data directory. */
export type VaultPlace = { readonly in: 'directory'; readonly path: string } | { readonly in: 'database' } | undefined;

export interface OpenVaultOptions {
  readonly db: Database;
  readonly dataDir: string;
  readonly place?: VaultPlace;
}

const NAME = 'files';
const ID_FILE = '.vault-id';
/** Stands for contents that lie in the database itself. */
const IN_DATABASE = 'database';
const { mkdir, readFile, writeFile } = files;

/**
 * The vault that the settings name, without a look at whether it is the right one.
 *
 * @throws {InvalidInputError} when the database cannot hold files.
 */
export function createVault({ db, dataDir, place }: OpenVaultOptions): FileVault {
  if (place?.in !== 'database') return createFileVault(place?.path ?? dataDir);
  if (db.dialect !== 'postgres') throw new InvalidInputError([NEEDS_POSTGRES]);
  return createDatabaseVault(db, join(dataDir, 'files'));
}

/**
 * The vault that the settings name. The first node gives it a name, in the database and beside the contents; a node whose directory has
 * another name, or none, would find none of the files of the others and lose its own.
 *
 * @throws {InvalidInputError} when this node has another vault than the database names, saying what to do.
 */
export async function openVault({ db, dataDir, place, now }: OpenVaultOptions & { readonly now: () => Date }): Promise<FileVault> {
  const vault = createVault({ db, dataDir, place });
  const names = vaultNames(db);
  const named = await names.find();
  if (place?.in === 'database') {
    const id = named ?? (await names.add(IN_DATABASE, now()));
    if (id !== IN_DATABASE) throw new InvalidInputError([IS_IN_DIRECTORY]);
    return vault;
  }
  const directory = resolve(place?.path ?? dataDir, 'files');
  const found = await idIn(directory);
  const id = named ?? (await names.add(found ?? randomUUID(), now()));
  if (id === IN_DATABASE) throw new InvalidInputError([IS_IN_DATABASE]);
  if (found === id) return vault;
  // Whoever gave the name just now writes it down; so does a node that was not yet told of its own directory.
  if (named === undefined && found === undefined && (await writeId(directory, id))) return vault;
  throw new InvalidInputError([otherVault(directory, id, found)]);
}

/** Which vault belongs to a database. */
function vaultNames(db: Database) {
  const find = async (): Promise<string | undefined> => (await db.write('vaults').where({ name: NAME }).first('id'))?.id;
  return guardStore({
    find,
    /** Of several nodes that start at once one gives the name. @returns the name that holds. */
    async add(id: string, at: Date): Promise<string> {
      await db.write('vaults').insert({ name: NAME, id, named_at: at.toISOString() }).onConflict('name').ignore();
      return (await find()) ?? id;
    },
  });
}

async function idIn(directory: string): Promise<string | undefined> {
  const text = await readFile(join(directory, ID_FILE), 'utf8').catch((error: { code?: unknown }) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text?.trim();
}

/** @returns false when another node wrote another name meanwhile. */
async function writeId(directory: string, id: string): Promise<boolean> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(join(directory, ID_FILE), `${id}\n`, { flag: 'wx', mode: 0o600, flush: true }).catch((error: { code?: unknown }) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await idIn(directory)) === id;
}

const NEEDS_POSTGRES = {
  field: 'YISHEN_FILES',
  zh: 'YISHEN_FILES=database 只能用于 PostgreSQL；使用 SQLite 时请不设置 YISHEN_FILES，或者设为目录路径',
  en: 'YISHEN_FILES=database works with PostgreSQL only; with SQLite leave YISHEN_FILES unset or set it to a directory',
};

const IS_IN_DIRECTORY = {
  field: 'YISHEN_FILES',
  zh: '本数据库的文件存放在目录中，而 YISHEN_FILES 设为 database：请改回原来的目录，否则已有文件都找不到',
  en: 'The files of this database lie in a directory, but YISHEN_FILES is set to database: set it back to that directory, or no file will be found',
};

const IS_IN_DATABASE = {
  field: 'YISHEN_FILES',
  zh: '本数据库的文件存放在数据库中：请在每个节点设置 YISHEN_FILES=database',
  en: 'The files of this database lie in the database: set YISHEN_FILES=database on every node',
};

function otherVault(directory: string, id: string, found: string | undefined) {
  return {
    field: 'YISHEN_FILES',
    zh:
      `文件目录 ${directory} 不是本数据库所用的文件目录（数据库记录的编号为 ${id}，目录中${found === undefined ? '没有编号' : `为 ${found}`}）。` +
      `请在每个节点把 YISHEN_FILES 设为同一个共享目录；如确认文件已经完整复制到此目录，请把编号 ${id} 写入其中的 ${ID_FILE} 文件后再启动`,
    en:
      `The directory ${directory} is not the one this database keeps its files in (the database names ${id}, the directory ${found ?? 'nothing'}). ` +
      `Set YISHEN_FILES to the same shared directory on every node; if all files were copied here, write ${id} into the file ${ID_FILE} in it and start again`,
  };
}
