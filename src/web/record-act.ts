import type { FieldProblem } from '../law/errors.ts';
import { InvalidInputError, StaleVersionError, StepRefusedError } from '../law/errors.ts';
import { applicantActorOf } from './applicant-access.ts';
import { type ApplicantCase, loadApplicantCase } from './applicant-case.ts';
import { actFields, parseAct } from './forms/act-form.ts';
import { versionOf } from './forms/event-form.ts';
import type { PostedFiles } from './forms/posted-files.ts';
import type { RawForm } from './forms/raw-form.ts';
import type { Http } from './frame.ts';
import { ACT_EVENTS, type ApplicantAct, mayAct } from './pages/track-needs.ts';
import { toldLines } from './pages/track-timeline.ts';
import { recordWithFiles } from './uploads/claim-files.ts';
import { fileOwnerOf } from './uploads/file-owner.ts';
import { filesOfPost } from './uploads/resolve-files.ts';
import type { WebDeps } from './web-deps.ts';

export type ActDeps = Pick<WebDeps, 'engine' | 'db' | 'now' | 'today' | 'calendar'>;

/** What became of a posted act: recorded, or why not. `stale`: something that the applicant should read first happened meanwhile. */
export type PostedAct =
  | { readonly result: 'recorded' }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[]; readonly files: PostedFiles }
  | { readonly result: 'stale' | 'refused'; readonly files: PostedFiles };

interface Posted {
  readonly found: ApplicantCase;
  readonly act: ApplicantAct;
  readonly raw: RawForm;
}

/** How often a record is tried again when only steps inside the organ came between. */
const MAX_TRIES = 3;

/**
 * Records what an applicant posted, for today. The version of the page protects the applicant from acting on what was overtaken; steps
 * that applicants are not told of do not stand in the way.
 */
export async function recordAct(http: Http, deps: ActDeps, { found, act, raw }: Posted): Promise<PostedAct> {
  const caseId = found.view.row.id;
  // Their own alone: a file of the case may be one of the organ's papers.
  const files = await filesOfPost(http, deps, { raw, fields: actFields(act) });
  if (!mayAct(found.view, act)) return { result: 'refused', files };
  const parsed = parseAct(act, raw, { files, today: deps.today() });
  if (parsed.result === 'invalid') return { result: 'invalid', problems: parsed.problems, files };
  const { data } = parsed;
  const event = { type: ACT_EVENTS[act], on: deps.today(), data };
  const actor = applicantActorOf(found.view.row);
  const record = (expectedVersion: number) =>
    recordWithFiles(deps, { data, owner: fileOwnerOf(http), caseId }, () => deps.engine.record(caseId, event, { actor, expectedVersion }));
  try {
    await recordUnlessOvertaken(deps, { caseId, act, shown: versionOf(raw), record });
    return { result: 'recorded' };
  } catch (error) {
    if (error instanceof InvalidInputError) return { result: 'invalid', problems: error.problems, files };
    if (error instanceof StaleVersionError) return { result: 'stale', files };
    if (error instanceof StepRefusedError) return { result: 'refused', files };
    throw error;
  }
}

interface Attempt {
  readonly caseId: string;
  readonly act: ApplicantAct;
  /** The version that the page showed. */
  readonly shown: number;
  readonly record: (expectedVersion: number) => Promise<unknown>;
}

async function recordUnlessOvertaken(deps: ActDeps, { caseId, act, shown, record }: Attempt): Promise<void> {
  let version = shown;
  for (let tries = 1; ; tries += 1) {
    try {
      await record(version);
      return;
    } catch (error) {
      if (!(error instanceof StaleVersionError) || tries === MAX_TRIES) throw error;
      const { view } = await loadApplicantCase(deps, caseId);
      const overtaken = shown === 0 || toldLines(view.history).some((line) => line.version > shown);
      if (overtaken || !mayAct(view, act)) throw error;
      version = view.row.version;
    }
  }
}
