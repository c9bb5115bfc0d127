import { OutgoingView } from '../../../views/pages/outgoing.tsx';
import type { RecordOptions } from '../../engine/engine-types.ts';
import type { InspectedFile } from '../../engine/outgoing/inspect-file.ts';
import { UnclearedFilesError } from '../../engine/outgoing/require-cleared.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { actorOf, currentUser } from '../auth.ts';
import { versionOf } from '../forms/event-form.ts';
import type { RawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { atVersion, inspectAll, recordClearance } from '../outgoing-check.ts';
import { caseNameOf } from '../pages/case-page.ts';
import { outgoingPage } from '../pages/outgoing-page.ts';
import { sendPage } from '../send-page.ts';
import { outgoingTexts } from '../texts/outgoing.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import type { WebDeps } from '../web-deps.ts';
import { type Posted, recordPosted } from './record-posted.ts';

export interface Held {
  readonly caseId: string;
  readonly raw: RawForm;
}

/** What became of a step that sends files: `found` when they hold something that a person has to decide about. */
export type Checked = Posted | { readonly result: 'found'; readonly inspected: readonly InspectedFile[]; readonly raw: RawForm };

interface Recording extends Held {
  /** Stored with the step or not at all. */
  readonly also?: RecordOptions['also'];
  /** Stored with the check or not at all. */
  readonly alsoWithCheck?: RecordOptions['also'];
}

/**
 * Records a step. Files that would reach the applicant are looked into first: where nothing is found that is put on record and the step goes on.
 */
export async function recordIfClean(http: Http, deps: WebDeps, { caseId, raw, also, alsoWithCheck }: Recording): Promise<Checked> {
  const posted = await recordPosted(http, deps, { caseId, raw, also });
  if (posted.result !== 'refused' || !(posted.error instanceof UnclearedFilesError)) return posted;
  const inspected = await inspectAll(
    deps,
    posted.error.files.map(({ id }) => id),
  );
  if (inspected.some(({ findings }) => findings.length > 0)) return { result: 'found', inspected, raw: posted.refused.raw };
  const check = { caseId, version: versionOf(raw), inspected, decision: 'clean', also: alsoWithCheck } as const;
  const version = await recordClearance(deps, { ...whoOf(http), ...check });
  return recordPosted(http, deps, { caseId, raw: atVersion(raw, version), also });
}

/** What became of a step that sends files: `shown` when the person was asked whether they may leave. */
export type Sent = Posted | { readonly result: 'shown' };

/** Records a posted step. Where its files hold something, the person sees what was found and decides. */
export async function recordChecked(http: Http, deps: WebDeps, { caseId, raw }: Held): Promise<Sent> {
  const checked = await recordIfClean(http, deps, { caseId, raw });
  if (checked.result !== 'found') return checked;
  await sendCheck(http, deps, { caseId, raw: checked.raw, inspected: checked.inspected, problems: [] });
  return { result: 'shown' };
}

interface Check {
  readonly caseId: string;
  readonly raw: RawForm | null;
  readonly inspected: readonly InspectedFile[];
  readonly problems: readonly FieldProblem[];
  readonly status?: number;
}

export async function sendCheck(http: Http, deps: WebDeps, { caseId, status = 200, ...parts }: Check): Promise<void> {
  const data = await deps.engine.casePage(caseId, actorOf(currentUser(http.res)));
  const frame = frameOf(http, { title: outgoingTexts.title, failed: status >= 400 });
  const model = outgoingPage(frame, { caseId, caseNo: caseNameOf(data).caseNo, ...parts });
  sendPage(http.res, { view: OutgoingView, model, status });
}

export function whoOf(http: Http) {
  return { actor: actorOf(currentUser(http.res)), owner: fileOwnerOf(http) };
}
