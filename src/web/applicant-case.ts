import { type CaseView, loadCaseView } from '../engine/case-view.ts';
import { isOpenChart } from '../engine/charts.ts';
import type { HistoryLine } from '../engine/engine-types.ts';
import { draftOf } from '../engine/project-case.ts';
import { replyKnownOn } from '../engine/watched-limits.ts';
import { type ApplicantRemedies, applicantRemediesOf } from '../law/applicant-remedies.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { applicantActor } from '../law/roles.ts';
import { createCasePageReadModel } from '../store/case-page-read-model.ts';
import { createLetterStore } from '../store/letter-store.ts';
import { type SentLetter, sentLetters } from './pages/track-letters.ts';
import type { OwnProceedings } from './pages/track-remedies.ts';
import { type Round, roundsOf } from './pages/track-rounds.ts';
import { ownProceedings } from './pages/track-timeline.ts';
import type { WebDeps } from './web-deps.ts';

/** A case as its applicant's pages need it. Much of `view` is not for the applicant: the page models pick what is. */
export interface ApplicantCase {
  readonly view: CaseView;
  /** Oldest first; at least one. */
  readonly rounds: readonly Round[];
  readonly current: Round;
  readonly remedies: ApplicantRemedies | null;
  readonly proceedings: OwnProceedings;
  /** Letters that went out to the applicant, oldest first. */
  readonly letters: readonly SentLetter[];
  /** Limits of the applicant's own proceedings in the current round. */
  readonly ownLimits: CaseView['limits'];
  /** Numbers of the cases into which this one was split. */
  readonly childNumbers: readonly string[];
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** @throws {NotFoundError} when there is no such case. */
export async function loadApplicantCase(deps: Pick<WebDeps, 'db' | 'today' | 'calendar'>, caseId: string): Promise<ApplicantCase> {
  const [today, calendar] = [deps.today(), deps.calendar()];
  const view = await loadCaseView(deps.db, { caseId, actor: applicantActor(''), today, calendar });
  const rounds = roundsOf(view.history);
  const current = rounds.at(-1) ?? { number: 1, lines: [], reply: null };
  const draft = draftOf(view.row);
  const own = againstThisReply(current.lines, ownProceedings(view.history));
  const standing = (machine: 'reviewCase' | 'litigationCase') =>
    standingOf(
      view.instances.filter((one) => own.has(one.id) && one.machine === machine).map(({ id }) => isOpen(draft.charts.proceedings[id])),
    );
  return {
    view,
    rounds,
    current,
    remedies: applicantRemediesOf({ clock: draft.clock, knownOn: replyKnownOn(draft), today, calendar }),
    proceedings: { review: standing('reviewCase'), suit: standing('litigationCase') },
    letters: sentLetters(rounds, { letters: await createLetterStore(deps.db.read).list(view.row.id), numbers: view.documents }),
    ownLimits: view.limits.filter(({ instance }) => instance !== undefined && own.has(instance)),
    childNumbers: await childNumbersOf(deps, view),
    today,
    calendar,
  };
}

/** Asked for only where there are any. */
async function childNumbersOf({ db }: Pick<WebDeps, 'db'>, { row, history }: CaseView): Promise<readonly string[]> {
  if (!history.some(({ type }) => type === 'application.split')) return [];
  const found = await createCasePageReadModel(db.read).find(row.id);
  return (found?.children ?? []).flatMap(({ caseNo }) => (caseNo === null ? [] : [caseNo]));
}

/** Proceedings of the applicant that were started after the reply of this round, or in it while there is none. */
function againstThisReply(lines: readonly HistoryLine[], own: ReadonlySet<string>): ReadonlySet<string> {
  const replied = lines.findLastIndex(({ type }) => type === 'reply.served' || type === 'reply.givenOnTheSpot');
  const filed = lines.slice(replied + 1).filter(({ type }) => type.endsWith('.filed'));
  return new Set(filed.flatMap(({ instance }) => (instance !== undefined && own.has(instance) ? [instance] : [])));
}

type Proceeding = Parameters<typeof isOpenChart>;

function isOpen(proceeding: { readonly machine: Proceeding[0]; readonly snapshot: Proceeding[1] } | undefined): boolean {
  return proceeding !== undefined && isOpenChart(proceeding.machine, proceeding.snapshot);
}

function standingOf(open: readonly boolean[]): OwnProceedings['review'] {
  if (open.length === 0) return 'none';
  return open.includes(true) ? 'open' : 'ended';
}
