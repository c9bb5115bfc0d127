import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaxRefusedError } from '../../engine/fax/fax-refused-error.ts';
import { type FaxDeps, finishFax, takeFax } from '../../engine/fax/take-fax.ts';
import type { Bilingual } from '../../law/errors.ts';
import { MAX_FILE_BYTES } from '../../law/events/files-field.ts';
import { createFaxInStore } from '../../store/fax-in-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { claim, listSpool, putBack, readSidecar, release, type Sidecar, type SpooledFax, settle } from './spool-files.ts';

/** Longer than the taking in of any fax lasts: a node that dies is followed by another after so long. */
const LEASE_MS = 10 * 60_000;
/** Faxes of one run; the rest waits for the next. */
const FAXES_AT_ONCE = 50;

export interface SpoolWorkerDeps extends FaxDeps {
  /** Directory in which a fax server leaves faxes; undefined: none is looked at. */
  readonly directory: string | undefined;
  /** Of whose faxes it is; undefined: of the only organ there is. */
  readonly organName?: string | undefined;
  readonly reportFailure: (error: unknown, about: object) => void;
  /** Aborted when the server stops: the fax under way is the last. */
  readonly stopping?: AbortSignal | undefined;
}

/**
 * Takes in the faxes that lie in a directory. Any number of nodes may look at the same one: whoever moves a fax away first has it. A fax is taken
 * when two looks one after the other saw it unchanged; what breaks off is taken up again, and no fax becomes two cases.
 */
export function createSpoolWorker(deps: SpoolWorkerDeps) {
  let seen: ReadonlyMap<string, string> = new Map();
  return {
    /** @returns how many faxes were taken in or refused. */
    async runDue(): Promise<number> {
      await finishStored(deps);
      const { directory, now, stopping } = deps;
      if (directory === undefined) return 0;
      await putBack(directory, new Date(now().getTime() - LEASE_MS));
      const faxes = await listSpool(directory);
      const ready = faxes.filter(({ name, look }) => seen.get(name) === look).slice(0, FAXES_AT_ONCE);
      seen = new Map(faxes.map(({ name, look }) => [name, look]));
      let handled = 0;
      for (const fax of ready) {
        if (stopping?.aborted === true) break;
        if ((await claim(directory, fax, now())) && (await handle(deps, directory, fax))) handled += 1;
      }
      return handled;
    },
  };
}

/** One fax that cannot be handled does not keep the others back. @returns false when it is tried again. */
async function handle(deps: SpoolWorkerDeps, directory: string, fax: SpooledFax): Promise<boolean> {
  try {
    const refusal = await take(deps, directory, fax);
    const ending = refusal === undefined ? ({ folder: 'done' } as const) : ({ folder: 'refused', reason: reasonText(refusal) } as const);
    await settle(directory, fax, ending);
    return true;
  } catch (error) {
    deps.reportFailure(error, { worker: 'fax spool' });
    await release(directory, fax);
    return false;
  }
}

/** @returns why it is refused; undefined when it was taken. */
async function take(deps: SpoolWorkerDeps, directory: string, fax: SpooledFax): Promise<Bilingual | undefined> {
  const sidecar = await readSidecar(directory, fax);
  if (sidecar === undefined) return NO_TIME;
  if (sidecar.at > deps.now()) return IN_FUTURE;
  const organId = await organOf(deps, sidecar);
  if (organId === undefined) return NO_ORGAN;
  try {
    if (fax.bytes > MAX_FILE_BYTES) throw new FaxRefusedError('tooLarge');
    const bytes = await readFile(join(directory, 'working', fax.name));
    const { from, at, id } = sidecar;
    await takeFax(deps, { bytes, name: fax.name, from, at, commId: id, organId, source: 'spool' });
    return undefined;
  } catch (error) {
    // The scanner comes back: the fax waits in its place till then.
    if (error instanceof FaxRefusedError && error.refusal !== 'scanLater') return error.text;
    throw error;
  }
}

/** Faxes whose taking in broke off, by whatever way they came; those whose contents were not kept must come again. */
async function finishStored(deps: SpoolWorkerDeps): Promise<void> {
  const before = new Date(deps.now().getTime() - LEASE_MS).toISOString();
  for (const row of await createFaxInStore(deps.db.read).listUnfinished(before, FAXES_AT_ONCE)) {
    await finishFax(deps, row).catch((error: unknown) => deps.reportFailure(error, { faxId: row.id }));
  }
}

async function organOf({ db, organName }: SpoolWorkerDeps, { organ }: Sidecar): Promise<number | undefined> {
  const organs = await createOrganStore(db.read).list();
  const wanted = organ ?? organName;
  if (wanted === undefined) return organs.length === 1 ? organs[0]?.id : undefined;
  return organs.find(({ name, shortName }) => name === wanted || shortName === wanted)?.id;
}

function reasonText({ zh, en }: Bilingual): string {
  return `${zh}\n${en}\n`;
}

const NO_TIME: Bilingual = {
  zh: '同名 .json 文件应写明收到的时间 at，形如 {"from": "0477-8123456", "at": "2026-03-12 09:05", "id": "000000042"}；改正后请连同传真移回上一级目录。',
  en: 'The .json file of the same name must say when the fax came (at), like {"from": "0477-8123456", "at": "2026-03-12 09:05", "id": "000000042"}; when it is right, move both files back to the directory above.',
};
const IN_FUTURE: Bilingual = {
  zh: '收到的时间在将来，请核对传真服务器的时钟；改正后请连同传真移回上一级目录。',
  en: 'The time lies in the future: check the clock of the fax server; when it is right, move both files back to the directory above.',
};
const NO_ORGAN: Bilingual = {
  zh: '不清楚是哪个机关的传真，请在 .json 文件中写明 organ，或者设置环境变量 FAX_ORGAN；然后连同传真移回上一级目录。',
  en: 'It is not clear which organ the fax is for: name the organ in the .json file or set FAX_ORGAN; then move both files back to the directory above.',
};
