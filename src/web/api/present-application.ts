import type { z } from 'zod';
import { type FiledFile, filesIn } from '../../law/events/files-field.ts';
import type { ApplicantCase } from '../applicant-case.ts';
import { needsOf } from '../pages/track-needs.ts';
import type { Round } from '../pages/track-rounds.ts';
import { trackState } from '../pages/track-state.ts';
import { toldLines } from '../pages/track-timeline.ts';
import type { applicationAnswer } from './schemas/application.ts';

/** What the applicant's page tells, and nothing that it does not. */
export function presentApplication(found: ApplicantCase): z.output<typeof applicationAnswer> {
  const { view, rounds, current, letters, today, calendar } = found;
  const { row, clock, history } = view;
  const state = trackState(view, today);
  return {
    id: row.id,
    caseNo: row.caseNo,
    organName: view.organName,
    state: { sentence: state.sentence, tone: state.tone },
    receivedOn: clock.receivedOn,
    clockState: clock.state,
    dueOn: clock.dueOn,
    provisional: clock.provisional === true,
    needs: needsOf({ view, lines: current.lines, calendar }).map(({ kind, title, lastDayOn, act, cannot }) => ({
      kind,
      title,
      lastDayOn,
      act: act?.act ?? null,
      cannot,
    })),
    progress: toldLines(history).map(({ on, title, text }) => ({ on, title, text })),
    replies: rounds.flatMap(presentReply),
    letters: letters.map(({ fileId, letter, title, number, on }) => ({ fileId, letter, title, number, on })),
    files: history
      .filter(({ actor }) => actor.kind === 'applicant')
      .flatMap(({ data }) => filesIn(data).map(({ file }) => presentFile(file))),
  };
}

function presentReply({ number, reply }: Round) {
  if (reply === null) return [];
  const { code, sentOn, issuedOn, documentNo, files } = reply;
  return [{ round: number, decisionCode: code, sentOn, issuedOn, documentNo, files: files.map(presentFile) }];
}

function presentFile({ id, name, bytes, mediaType }: FiledFile) {
  return { id, name, bytes, mediaType };
}
