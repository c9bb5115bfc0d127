import type { Request } from 'express';
import { createQueryCodes } from '../../engine/query-codes.ts';
import { createSubmitOnce } from '../../engine/submit-once.ts';
import type { Applicant } from '../../law/events/applicant-field.ts';
import { applicantActor } from '../../law/roles.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { createOutboxStore, type NewMail } from '../../store/outbox-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { currentLanguage } from '../language.ts';
import { maskEmail } from '../masking.ts';
import { recordWithFiles } from '../uploads/claim-files.ts';
import type { WebDeps } from '../web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** Of the application that this browser sent last. */
    receipt?: Receipt;
  }
}

/** What the receipt page needs and the case does not have. */
export interface Receipt {
  readonly caseId: string;
  /** Gone once it was shown. */
  readonly code?: string;
  /** Masked; not there when no mail is sent. */
  readonly mailedTo?: string;
}

export interface Application {
  readonly organ: OrganRow;
  readonly token: string;
  /** Of application.submitted, parsed. */
  readonly data: Readonly<Record<string, unknown>>;
  /** `fileOwnerOf` the request. */
  readonly owner: string;
  /** Id of the API key with which a program sends it; it stands in the history. */
  readonly apiKey?: string;
}

export type SubmitDeps = Pick<WebDeps, 'db' | 'vault' | 'now' | 'today' | 'engine' | 'mailEnabled'>;

export interface SubmittedApplication {
  readonly receipt: Receipt;
  /** Sent before: nothing new was recorded. */
  readonly repeated: boolean;
  /** Sent before with other contents, which were not recorded. */
  readonly changed: boolean;
}

/**
 * Records an application and gives its receipt. Everything here may run again for the same form: the case, its query code and the mail are
 * the same ones.
 *
 * @throws {InvalidInputError} when the engine refuses it; nothing is stored then.
 */
export async function submitApplication(
  deps: SubmitDeps,
  { organ, token, data, owner, apiKey }: Application,
): Promise<SubmittedApplication> {
  const applicant = data.applicant as Applicant;
  const open = (caseId: string) =>
    recordWithFiles(deps, { data, owner, caseId: null }, () =>
      deps.engine.open(
        { type: 'application.submitted', on: deps.today(), data: { ...data, language: currentLanguage() }, organId: organ.id, caseId },
        { ...applicantActor(applicant.name), ...(apiKey === undefined ? {} : { apiKey }) },
      ),
    );
  const { caseId, repeated, changed } = await createSubmitOnce(deps)({ token, content: { organId: organ.id, data }, open });
  const code = await createQueryCodes(deps).issueFirst(caseId, token);
  const email = changed ? undefined : applicant.email;
  const mailed = deps.mailEnabled === true && email !== undefined;
  if (email !== undefined && code !== undefined) await putMail(deps, { organ, caseId, code, to: email, name: applicant.name });
  const receipt = { caseId, ...(code === undefined ? {} : { code }), ...(mailed ? { mailedTo: maskEmail(email) } : {}) };
  return { receipt, repeated, changed };
}

interface ReceiptMailSource {
  readonly organ: OrganRow;
  readonly caseId: string;
  readonly code: string;
  readonly to: string;
  readonly name: string;
}

async function putMail(deps: SubmitDeps, { organ, caseId, code, to, name }: ReceiptMailSource): Promise<void> {
  const row = await createCaseStore(deps.db.write).findById(caseId);
  if (row === undefined) return;
  const mail: NewMail = {
    messageKey: `receipt-${caseId}`,
    caseId,
    organId: organ.id,
    kind: 'receipt',
    recipient: { kind: 'address', address: to, name },
    language: currentLanguage(),
    data: {
      caseId,
      caseNo: row.caseNo ?? row.id,
      applicantName: name,
      organName: organ.name,
      submittedOn: row.arrivedOn ?? deps.today(),
      secrets: { code },
    },
  };
  await createOutboxStore(deps.db.write).put([mail], deps.now().toISOString());
}

/** The receipt of a form that is sent once more keeps its code hidden if this browser has seen it. */
export function keepReceipt(req: Request, { receipt, repeated }: SubmittedApplication): void {
  const before = req.session.receipt;
  const seen = repeated && before?.caseId === receipt.caseId && before.code === undefined;
  const { code: _code, ...withoutCode } = receipt;
  req.session.receipt = seen ? withoutCode : receipt;
}
