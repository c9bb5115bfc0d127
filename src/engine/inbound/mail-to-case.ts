import { type CivilDate, civilDateOfInstant } from '../../law/civil-date.ts';
import { InvalidInputError, NotFoundError, StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import { type FiledFile, filesOf } from '../../law/events/files-field.ts';
import type { Actor } from '../../law/roles.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { createFileStore } from '../../store/file-store.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import type { InboundRow } from '../../store/inbound-store.ts';
import type { Engine } from '../engine.ts';
import type { MailApplication } from './application-of-mail.ts';
import type { KeepDeps } from './keep-parts.ts';

export type CaseDeps = KeepDeps & { readonly engine: Pick<Engine, 'open' | 'record'> };

interface Opening {
  readonly row: Pick<InboundRow, 'newCaseId' | 'receivedAt'>;
  readonly organId: number;
  readonly application: MailApplication;
  readonly files: readonly FiledFile[];
  readonly actor: Actor;
}

/**
 * Opens the case of an application that came by mail, on the day on which the published mailbox got it (domain 1.3). The id of the case was
 * fixed when the mail was stored: run again, it opens no second one.
 *
 * @returns the id of the case; undefined when the engine refuses it.
 */
export async function openCaseOfMail(deps: CaseDeps, { row, organId, application, files, actor }: Opening): Promise<string | undefined> {
  const { newCaseId: caseId } = row;
  const cases = createCaseStore(deps.db.write);
  const { description, ...rest } = application;
  const data = { ...rest, channel: 'email', ...(description === undefined ? {} : { description }), attachments: files };
  if ((await cases.findById(caseId)) === undefined) {
    try {
      await deps.engine.open({ type: 'application.arrived', on: dayOf(row, deps), data, organId, caseId }, actor);
    } catch (error) {
      // Two nodes at once: the other one was first.
      if ((await cases.findById(caseId)) === undefined) {
        if (isRefusal(error)) return undefined;
        throw error;
      }
    }
  }
  await assignFiles(deps, files, caseId);
  return caseId;
}

interface Filing {
  readonly row: Pick<InboundRow, 'receivedAt' | 'fileId'>;
  readonly caseId: string;
  readonly title: string;
  /** The mail itself among them: by it a second try knows that the first was recorded. */
  readonly files: readonly FiledFile[];
  readonly actor: Actor;
}

const MAX_TRIES = 5;

/** Puts a mail on a case. @returns false when the case takes no papers (any more). */
export async function fileMailOnCase(deps: CaseDeps, { row, caseId, title, files, actor }: Filing): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const history = await createHistoryStore(deps.db.write).list(caseId);
    const isThere = history.some(({ data }) => filesOf(data).some(({ id }) => id === row.fileId));
    try {
      if (!isThere) {
        const event = { type: 'document.filed', on: dayOf(row, deps), data: { title, attachments: files } };
        await deps.engine.record(caseId, event, { actor, expectedVersion: history.length });
      }
      await assignFiles(deps, files, caseId);
      return true;
    } catch (error) {
      if (error instanceof StaleVersionError) continue;
      if (isRefusal(error)) return false;
      throw error;
    }
  }
  throw new StaleVersionError(caseId, MAX_TRIES);
}

async function assignFiles({ db }: CaseDeps, files: readonly FiledFile[], caseId: string): Promise<void> {
  await createFileStore(db.write).assign(
    files.map(({ id }) => id),
    caseId,
  );
}

/** The mail server's clock may be ahead of ours. */
function dayOf({ receivedAt }: Pick<InboundRow, 'receivedAt'>, { now }: CaseDeps): CivilDate {
  const [received, today] = [civilDateOfInstant(new Date(receivedAt)), civilDateOfInstant(now())];
  return received < today ? received : today;
}

function isRefusal(error: unknown): boolean {
  return [InvalidInputError, StepRefusedError, NotFoundError].some((refusal) => error instanceof refusal);
}
