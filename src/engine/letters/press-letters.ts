import type { Knex } from 'knex';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { isDecisionCode } from '../../law/decision-codes.ts';
import { StepRefusedError } from '../../law/errors.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import type { Fact } from '../../law/fact.ts';
import { isLetterId, type LetterId, REPLY_LETTERS } from '../../law/letter-ids.ts';
import { LETTERS, replyLetterOf } from '../../law/letters.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createLetterStore } from '../../store/letter-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { NumberedLetter } from '../numbering.ts';
import { type LetterMoment, letterEventOf } from './letter-facts-of.ts';
import { draftDigest, type LetterPress, type MadeLetter } from './letter-press.ts';

export interface PressJob {
  readonly press: LetterPress;
  /** With the event taken. */
  readonly draft: CaseDraft;
  readonly fact: Fact;
  readonly actorName: string;
  readonly organ: OrganRow;
  readonly caseId: string;
  /** Of the entry that the event becomes. */
  readonly version: number;
  readonly numbered: readonly NumberedLetter[];
  readonly calendar: WorkingDayCalendar;
  /** UTC instant. */
  readonly recordedAt: string;
}

export interface Pressed {
  /** Goes into the entry: the digests of what was made, and of a draft that was submitted. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly made: readonly MadeLetter[];
}

const NOTHING: Pressed = { data: {}, made: [] };

/** Makes the letters of an event within the transaction that records it: entry and letters are there together or not at all. */
export async function pressLetters(trx: Knex, job: PressJob): Promise<Pressed> {
  const { fact, numbered } = job;
  if (fact.type === 'reply.submitted') return pinDraft(trx, job);
  const letters = [...numbered.map(({ letter }) => letter), ...papersOf(fact)];
  if (letters.length === 0) return NOTHING;
  const moment = await momentOf(trx, job);
  const reply = fact.type === 'reply.issued' ? await approvedDraft(trx, { caseId: job.caseId, moment }) : null;
  const made: MadeLetter[] = [];
  try {
    for (const letter of letters) {
      const documentNo = numbered.find((one) => one.letter === letter)?.number ?? null;
      const draft = letter.startsWith('REPLY_') ? reply : null;
      const of = fact.type === 'document.remade' ? moment.history.find(({ version }) => version === fact.data.ofVersion) : undefined;
      const one = { letter, documentNo, draft, ...(of === undefined ? {} : { of }) };
      made.push(await job.press.make(trx, { moment, one, madeAt: job.recordedAt }));
    }
  } catch (error) {
    await job.press.forget(trx, made);
    throw error;
  }
  return { data: proofsOf(made), made };
}

/** Numbered letters keep their place in `letters`; papers of the file stand beside them. */
function proofsOf(made: readonly MadeLetter[]): Readonly<Record<string, unknown>> {
  const proofs = made.map(({ proof }) => proof);
  const [letters, papers] = [proofs.filter(({ number }) => number !== null), proofs.filter(({ number }) => number === null)];
  return { ...(letters.length === 0 ? {} : { letters }), ...(papers.length === 0 ? {} : { papers }) };
}

/** The papers of an event that have no number. */
function papersOf({ type, data }: Fact): readonly LetterId[] {
  if (type === 'document.remade') return isLetterId(data.letter) ? [data.letter] : [];
  const letters = findEvent(type)?.letters ?? [];
  return letters === REPLY_LETTERS ? [] : letters.filter((letter) => LETTERS[letter].typeLetter === null);
}

async function momentOf(db: Knex, job: Omit<PressJob, 'press' | 'numbered'>): Promise<Omit<LetterMoment, 'letterhead'>> {
  const { draft, fact, caseId, version, organ, calendar } = job;
  const earlier = version === 1 ? [] : (await createHistoryStore(db).list(caseId)).map(letterEventOf);
  const { type, on, data, instance = null } = fact;
  const now = { version, type, on, data, instance, recordedAt: job.recordedAt, actorName: job.actorName };
  return { draft, history: [...earlier, now], organ, calendar };
}

/** What is submitted is kept as it is: nobody edits it any more, and its digest stands in the entry. */
async function pinDraft(trx: Knex, job: PressJob): Promise<Pressed> {
  const moment = await momentOf(trx, job);
  const proposal = latestProposal(moment);
  const letter = replyLetterIn(job.draft);
  if (proposal === undefined || letter === null) return NOTHING;
  const store = createLetterStore(trx);
  const saved = await store.findDraft(job.caseId);
  if (saved?.proposal === proposal) return { data: { draft: draftDigest(saved.paragraphs) }, made: [] };
  const printed = await job.press.print(trx, { moment, one: { letter, documentNo: null, draft: null }, madeAt: job.recordedAt });
  const paragraphs = printed.content.body;
  const revision = (saved?.revision ?? 0) + 1;
  await store.saveDraft({ caseId: job.caseId, proposal, revision, paragraphs, savedAt: job.recordedAt, savedBy: job.actorName });
  return { data: { draft: draftDigest(paragraphs) }, made: [] };
}

/** @throws {StepRefusedError} when the text is not the one that was approved. */
async function approvedDraft(
  trx: Knex,
  { caseId, moment }: { readonly caseId: string; readonly moment: Omit<LetterMoment, 'letterhead'> },
): Promise<readonly string[] | null> {
  const approved = moment.history.findLast(({ type }) => type === 'reply.submitted')?.data.draft;
  if (typeof approved !== 'string') return null; // submitted before letters were made here
  const saved = await createLetterStore(trx).findDraft(caseId);
  if (saved !== undefined && draftDigest(saved.paragraphs) === approved) return saved.paragraphs;
  throw new StepRefusedError({
    rule: 'guard',
    basis: '2019年条例第四十五条',
    text: {
      zh: '答复书稿与提交审核、签发的不一致，不能编号用印。请退回拟稿后重新提交。',
      en: 'The text differs from the one that was reviewed and approved: it cannot be issued. Return the draft and submit it again.',
    },
  });
}

/** Version of the proposal that the draft in hand belongs to. */
export function latestProposal({ history }: Pick<LetterMoment, 'history'>): number | undefined {
  return history.findLast(({ type }) => type === 'reply.proposed')?.version;
}

function replyLetterIn(draft: CaseDraft): LetterId | null {
  const code = draft.charts.main.snapshot.context.decisionCode;
  const { regime } = draft.clock;
  return isDecisionCode(code) && regime !== null ? (replyLetterOf(code, regime)?.id ?? null) : null;
}
