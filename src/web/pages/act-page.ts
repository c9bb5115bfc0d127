import type { FieldProblem } from '../../law/errors.ts';
import type { ApplicantCase } from '../applicant-case.ts';
import { actFields } from '../forms/act-form.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import type { PostedFiles } from '../forms/posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { trackActTexts, trackTexts } from '../texts/track.ts';
import type { ShownField } from './show-value.ts';
import { deliveryFacts, deliveryOf } from './track-delivery.ts';
import { type ApplicantAct, mayAct, needsOf, type TrackNeed } from './track-needs.ts';
import { actHref, hrefOf } from './track-page.ts';
import { type ToldLine, toldLines } from './track-timeline.ts';

/** A form for one thing that an applicant does. */
export interface ActPage {
  readonly frame: Frame;
  readonly act: ApplicantAct;
  readonly caseNo: string;
  readonly title: string;
  readonly lead: string;
  readonly backHref: string;
  readonly action: string;
  readonly version: number;
  /** Null: the form can be filled in; else why it cannot. */
  readonly cannot: string | null;
  /** What to know while filling it in: points to correct, fee, present choice. */
  readonly facts: readonly ShownField[];
  readonly lastDay: string | null;
  readonly fields: readonly FieldView[];
  readonly errors: readonly ErrorLine[];
  /** What has happened since the page was opened. */
  readonly since: readonly (ToldLine & { readonly day: string })[];
  /** What was typed into a form that is gone. */
  readonly typed: readonly ShownField[];
  /** On which day it counts as received, where a period depends on it. */
  readonly today: string | null;
  readonly submit: string;
  /** Set on the page that asks to confirm a withdrawal. */
  readonly confirm: { readonly statement: string; readonly error: string | null } | null;
}

/** A post that was not recorded. */
export interface RefusedAct {
  readonly raw: RawForm;
  readonly problems: readonly FieldProblem[];
  readonly files?: PostedFiles;
  /** The version that its page showed, when something happened since. */
  readonly staleSince?: number;
}

const COUNTS_ON_ITS_DAY: readonly ApplicantAct[] = ['correct', 'supplement', 'reasons'];

interface ActParts {
  readonly found: ApplicantCase;
  readonly act: ApplicantAct;
  readonly refused: RefusedAct | null;
  /** The page that asks to confirm. */
  readonly confirming?: boolean;
}

export function actPage(frame: Frame, { found, act, refused, confirming = false }: ActParts): ActPage {
  const { view, current, calendar, today } = found;
  const words = trackActTexts[act];
  const possible = mayAct(view, act);
  const need = needsOf({ view, lines: current.lines, calendar }).find((one) => one.act?.act === act);
  const fields = formFields(act, { found, refused });
  const withdrawing = trackActTexts.withdraw;
  return {
    frame,
    act,
    caseNo: view.row.caseNo ?? trackTexts.page.noNumber,
    title: confirming ? withdrawing.reviewTitle : words.title,
    lead: confirming ? withdrawing.reviewLead : words.lead,
    backHref: hrefOf(view.row.id),
    action: actHref(view.row.id, act),
    version: view.row.version,
    cannot: possible ? null : words.cannot,
    facts: factsFor(act, { found, need }),
    lastDay: need?.lastDay ?? null,
    fields: possible ? fields : [],
    errors: errorsOf(refused, { fields, possible }),
    since: sinceOf(found, refused?.staleSince),
    typed: possible ? [] : typedIn(refused?.raw ?? {}, fields),
    today: COUNTS_ON_ITS_DAY.includes(act) ? trackActTexts.common.today(trackTexts.day(today)) : null,
    submit: act === 'withdraw' && !confirming ? trackActTexts.common.review : words.submit,
    confirm: confirming ? confirmPart(refused) : null,
  };
}

function factsFor(act: ApplicantAct, { found, need }: { found: ApplicantCase; need: TrackNeed | undefined }): readonly ShownField[] {
  const { history, row } = found.view;
  if (act === 'delivery') return deliveryFacts(deliveryOf(history));
  if (act === 'withdraw') return row.title === null ? [] : [{ label: trackTexts.page.asked, value: row.title }];
  return need?.facts ?? [];
}

function formFields(act: ApplicantAct, { found, refused }: Pick<ActParts, 'found' | 'refused'>): readonly FieldView[] {
  const { obtainWay, address, email, fax } = deliveryOf(found.view.history);
  const known = { obtainWay, address, email, fax };
  const defaults = act === 'delivery' ? Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) : {};
  const state = { idPrefix: act, raw: refused?.raw ?? null, problems: refused?.problems ?? [], defaults };
  return fieldViews(actFields(act), { ...state, ...(refused?.files === undefined ? {} : { files: refused.files }) });
}

function errorsOf(
  refused: RefusedAct | null,
  { fields, possible }: { readonly fields: readonly FieldView[]; readonly possible: boolean },
): readonly ErrorLine[] {
  if (refused === null) return [];
  const words = trackActTexts.common;
  if (!possible) return [{ text: words.gone, href: null }];
  const stale = refused.staleSince === undefined ? [] : [{ text: words.stale, href: null }];
  return [...stale, ...errorLines(refused.problems, { fields, own: { confirmed: 'confirmed' } })];
}

function sinceOf({ view }: ApplicantCase, version: number | undefined): ActPage['since'] {
  if (version === undefined) return [];
  const later = toldLines(view.history).filter((line) => line.version > version);
  return later.map((line) => ({ ...line, day: trackTexts.day(line.on) }));
}

function typedIn(raw: RawForm, fields: readonly FieldView[]): readonly ShownField[] {
  const typed = fields.filter(({ widget }) => widget === 'longText' || widget === 'text' || widget === 'date');
  return typed.map(({ name, label }) => ({ label, value: firstValue(raw, name) })).filter(({ value }) => value !== '');
}

function confirmPart(refused: RefusedAct | null): ActPage['confirm'] {
  const missing = refused?.problems.find(({ field }) => field === 'confirmed');
  return {
    statement: firstValue(refused?.raw ?? {}, `${DATA_PREFIX}statement`),
    error: missing === undefined ? null : sayLabel(missing),
  };
}
