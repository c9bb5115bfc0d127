import { EXPLAINABLE } from '../../../engine/annual-report/report-desk.ts';
import { cellIdsOf } from '../../../law/report/cells.ts';
import { formatOfYear } from '../../../law/report/format-of-year.ts';
import type { ReportActType } from '../../../law/report/report-acts.ts';
import type { Frame } from '../../frame.ts';
import type { OpenReport } from '../../reports/own-report.ts';
import { reportTexts } from '../../texts/reports.ts';
import { texts } from '../../texts.ts';
import { type AdminField, type AdminForm, withErrors } from '../admin/admin-parts.ts';
import { checkTitle } from './report-words.ts';

export type AskedAct = Exclude<ReportActType, 'report.figuresStated' | 'report.textWritten'>;

export type ActValues = Readonly<Record<string, string>>;

interface Answers {
  readonly values: ActValues;
  readonly problems: Readonly<Record<string, string>>;
  /** Organs below the one that reports. */
  readonly hasBodies: boolean;
  /** Where the act was asked for, where that is not the page of the year. */
  readonly back?: 'text' | undefined;
}

/** Asks what an act needs, and whether it is meant: it says what follows from it. */
export function actForm(frame: Frame, open: Pick<OpenReport, 'year' | 'working'>, act: AskedAct, answers: Answers): AdminForm {
  const { year, working } = open;
  const words = reportTexts.act;
  const short = act.slice('report.'.length);
  const { fields, errors } = withErrors(fieldsOf(act, answers), answers.problems);
  return {
    frame,
    heading: texts.write.labelled(String(year), words.confirm[act]),
    crumb: { href: `/reports/${year}`, label: reportTexts.year.title(year) },
    lead: words.lead[act as keyof typeof words.lead],
    action: `/reports/${year}/acts/${short}?seen=${working.state.number}${answers.back === undefined ? '' : `&back=${answers.back}`}`,
    errors,
    fields,
    notes: notesOf(act, open),
    submit: words.confirm[act],
    cancel: { href: `/reports/${year}`, label: words.cancel },
    test: 'act-form',
  };
}

function notesOf(act: AskedAct, { year, working }: Pick<OpenReport, 'year' | 'working'>): readonly string[] {
  if (act === 'report.opened') return [reportTexts.year.formats[formatOfYear(year)]];
  if (act !== 'report.frozen') return [];
  const ids = cellIdsOf(working.numbers.format);
  const known = ids.filter((id) => (working.numbers.cells[id] ?? null) !== null).length;
  return [reportTexts.act.confirmFreeze(known, ids.length)];
}

function fieldsOf(act: AskedAct, { values, hasBodies }: Answers): AdminField[] {
  const words = reportTexts.act;
  const reason: AdminField = { kind: 'textarea', name: 'reason', label: words.reason, value: values.reason ?? '' };
  switch (act) {
    case 'report.opened':
      return [
        radios('basis', words.basis, { options: words.basisOptions, chosen: values.basis ?? 'computed' }),
        ...(hasBodies ? [radios('covers', words.covers, { options: words.coversOptions, chosen: values.covers ?? 'own' })] : []),
      ];
    case 'report.explained': {
      const options = EXPLAINABLE.map((id) => ({ value: id, label: `${id} ${checkTitle(id)}`, chosen: values.check === id }));
      return [
        { kind: 'select', name: 'check', label: words.check, options },
        { kind: 'textarea', name: 'text', label: words.text, hint: words.textHint, value: values.text ?? '' },
      ];
    }
    case 'report.published':
      return [
        { kind: 'date', name: 'on', label: words.on, hint: words.onHint, value: values.on ?? '' },
        { kind: 'text', name: 'link', label: words.link, hint: words.linkHint, marker: words.optional, value: values.link ?? '' },
      ];
    case 'report.unfrozen':
    case 'report.returned':
    case 'report.reopened':
      return [reason];
    default:
      return [];
  }
}

function radios(
  name: string,
  label: string,
  { options, chosen }: { readonly options: Readonly<Record<string, string>>; readonly chosen: string },
): AdminField {
  const choices = Object.entries(options).map(([value, text]) => ({ value, label: text, chosen: value === chosen }));
  return { kind: 'radios', name, label, options: choices };
}
