import { z } from 'zod';
import { InvalidInputError } from '../../law/errors.ts';
import { type FiledFile, filesIn, filesOf } from '../../law/events/files-field.ts';
import type { Fact } from '../../law/fact.ts';

/** Events whose files the applicant gets. */
const LEAVING: ReadonlySet<string> = new Set(['reply.issued', 'reply.served', 'reply.givenOnTheSpot']);

/** An entry as far as it tells of a check. */
interface Entry {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Files of the event were not checked, or must not leave. */
export class UnclearedFilesError extends InvalidInputError {
  readonly files: readonly FiledFile[];

  constructor(files: readonly FiledFile[]) {
    super([
      {
        field: 'attachments',
        zh: `文件尚未通过发出前检查，不能发给申请人：${files.map(({ name }) => name).join('、')}`,
        en: `These files were not cleared to leave: ${files.map(({ name }) => name).join(', ')}`,
      },
    ]);
    this.files = files;
  }
}

/** Whether the files of such an event need a check at all. */
export function sendsFiles({ type, data }: Pick<Fact, 'type' | 'data'>): boolean {
  return LEAVING.has(type) && filesOf(data).length > 0;
}

/** The files of an event that nobody cleared in this case: by contents, whatever their names. The last decision on a file counts. */
export function unclearedFiles(fact: Pick<Fact, 'type' | 'data'>, history: readonly Entry[]): readonly FiledFile[] {
  if (!LEAVING.has(fact.type)) return [];
  const decisions = decisionsIn(history);
  return filesOf(fact.data).filter(({ sha256 }) => !['clean', 'accepted'].includes(decisions.get(sha256) ?? ''));
}

/** The last decision on each file, by contents. */
function decisionsIn(history: readonly Entry[]): ReadonlyMap<string, string> {
  const decisions = new Map<string, string>();
  for (const { type, data } of history) {
    if (type === 'redaction.checked')
      for (const { file, field } of filesIn(data)) if (field === 'released') decisions.set(file.sha256, 'clean');
    if (type !== 'files.cleared') continue;
    const decision = z.string().catch('').parse(data.decision);
    for (const { file } of filesIn(data)) decisions.set(file.sha256, decision);
  }
  return decisions;
}

/**
 * Copies in which nothing was found, each of their contents once, the last of them: those released after redaction, and papers of the reply.
 * What was only accepted for the applicant, although something was found in it, is for nobody else.
 */
export function cleanFiles(history: readonly Entry[]): readonly FiledFile[] {
  const decisions = decisionsIn(history);
  const leaving = history.flatMap(({ type, data }) => {
    if (type === 'redaction.checked') return filesIn(data).flatMap(({ file, field }) => (field === 'released' ? [file] : []));
    return LEAVING.has(type) ? filesOf(data) : [];
  });
  const clean = leaving.filter(({ sha256 }) => decisions.get(sha256) === 'clean');
  return [...new Map(clean.map((file) => [file.sha256, file])).values()];
}

/** @throws {UnclearedFilesError} when a file of the event was not cleared to leave. */
export function requireCleared(fact: Pick<Fact, 'type' | 'data'>, history: readonly Entry[]): void {
  const files = unclearedFiles(fact, history);
  if (files.length > 0) throw new UnclearedFilesError(files);
}
