import { createHash } from 'node:crypto';
import { createQueryCodes } from '../engine/query-codes.ts';
import { createSubmitOnce } from '../engine/submit-once.ts';
import { applicantActor, ROLE_LABELS } from '../law/roles.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { OrganRow } from '../store/rows.ts';
import { createSuggestionStore } from '../store/suggestion-store.ts';
import { completedFeedback, type FeedbackKind, feedbackEvent } from './forms/feedback-form.ts';
import type { Http } from './frame.ts';
import { recordWithFiles } from './uploads/claim-files.ts';
import { fileOwnerOf } from './uploads/file-owner.ts';
import type { WebDeps } from './web-deps.ts';

/** Of what was sent; kept in the session until it is shown. */
export interface FeedbackReceipt {
  readonly kind: FeedbackKind;
  readonly organName: string;
  /** Null for a suggestion. */
  readonly caseNo: string | null;
  /** Null once it was shown, and for what has none. */
  readonly code: string | null;
  readonly dueOn: string | null;
}

declare module 'express-session' {
  interface SessionData {
    feedbackReceipt?: FeedbackReceipt;
  }
}

interface Sent {
  readonly organ: OrganRow;
  readonly kind: FeedbackKind;
  /** Of the form: sent twice, it is one matter. */
  readonly token: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Puts a suggestion on file, or opens the stream of a complaint or record correction.
 *
 * @throws {InvalidInputError} and nothing is stored.
 */
export async function sendFeedback(deps: WebDeps, http: Http, sent: Sent): Promise<FeedbackReceipt> {
  const { organ, kind } = sent;
  if (kind !== 'suggestion') return openStream(deps, http, { ...sent, kind });
  await keepSuggestion(deps, sent);
  return { kind, organName: organ.name, caseNo: null, code: null, dueOn: null };
}

async function keepSuggestion(deps: WebDeps, { organ, token, data }: Sent): Promise<void> {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  await createSuggestionStore(deps.db.write).add({
    id: createHash('sha256').update(token).digest('hex').slice(0, 32),
    organId: organ.id,
    text: textOf(data.text) ?? '',
    name: textOf(data.name),
    contact: textOf(data.contact),
    createdAt: deps.now().toISOString(),
    handledAt: null,
    handledBy: null,
    outcome: null,
  });
}

async function openStream(
  deps: WebDeps,
  http: Http,
  { organ, kind, token, data }: Sent & { readonly kind: Exclude<FeedbackKind, 'suggestion'> },
): Promise<FeedbackReceipt> {
  const { type } = feedbackEvent(kind);
  const event = { type, on: deps.today(), data: completedFeedback(kind, data) };
  const actor = applicantActor(nameOf(data) ?? ROLE_LABELS.applicant.zh);
  const owner = fileOwnerOf(http);
  const { caseId } = await createSubmitOnce(deps)({
    token,
    content: { organ: organ.id, ...event },
    open: (id) =>
      recordWithFiles(deps, { data: event.data, owner, caseId: null }, () =>
        deps.engine.open({ ...event, organId: organ.id, caseId: id }, actor),
      ),
  });
  const row = await createCaseStore(deps.db.read).findById(caseId);
  const code = await createQueryCodes(deps).issueFirst(caseId, token);
  return { kind, organName: organ.name, caseNo: row?.caseNo ?? null, code: code ?? null, dueOn: row?.dueOn ?? null };
}

function nameOf({ name, applicant }: Readonly<Record<string, unknown>>): string | undefined {
  const given = typeof applicant === 'object' && applicant !== null ? (applicant as { readonly name?: unknown }).name : name;
  return typeof given === 'string' ? given : undefined;
}
