import type { HolidayNotices } from '../../../law/holiday-notices.ts';
import type { CalendarNoticeRow } from '../../../store/rows.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { adminTexts } from '../../texts/admin.ts';
import { calendarTexts } from '../../texts/admin-calendar.ts';
import { texts } from '../../texts.ts';
import { type AdminField, type AdminForm, type AdminPage, withErrors } from './admin-parts.ts';

interface ListParts {
  readonly notices: HolidayNotices;
  readonly imported: readonly CalendarNoticeRow[];
  readonly knownUntil: string;
  readonly mayChange: boolean;
}

export function calendarListPage(frame: Frame, { notices, imported, knownUntil, mayChange }: ListParts): AdminPage {
  const words = calendarTexts;
  const byYear = new Map(imported.map((row) => [String(row.noticeYear), row]));
  const { year, source, off, works, imported: when } = words.columns;
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead(knownUntil),
    notes: mayChange ? [] : [{ text: words.topOnly, test: 'top-only', tone: 'info' }],
    links: mayChange ? [{ href: '/admin/calendar/new', label: words.add, primary: true, test: 'new-notice' }] : [],
    tables: [
      {
        title: words.years,
        test: 'years',
        empty: adminTexts.gone,
        columns: [{ label: year }, { label: source }, { label: off, numeric: true }, { label: works, numeric: true }, { label: when }],
        rows: Object.entries(notices)
          .reverse()
          .map(([of, notice]) => [
            { text: of },
            { text: sourceOf(byYear.get(of)) },
            { text: words.days(notice.daysOff.length) },
            { text: words.days(notice.extraWorkdays.length) },
            { text: byYear.has(of) ? words.importedAt(wallClock(byYear.get(of)?.importedAt ?? '')) : '' },
          ]),
      },
    ],
  };
}

function sourceOf(row: CalendarNoticeRow | undefined): string {
  if (row === undefined) return calendarTexts.builtIn;
  const { notices = [] } = row.source as { notices?: readonly string[] };
  return notices.length === 0 ? calendarTexts.imported : texts.write.list(notices);
}

interface FormParts {
  readonly typed: { readonly text: string; readonly year: string };
  readonly problems: Readonly<Record<string, string>>;
}

export function calendarForm(frame: Frame, { typed, problems }: FormParts): AdminForm {
  const words = calendarTexts.form;
  const fields: readonly AdminField[] = [
    { kind: 'textarea', name: 'text', label: words.text, hint: words.textHint, value: typed.text },
    {
      kind: 'file',
      name: 'file',
      label: words.file,
      hint: words.fileHint,
      marker: words.optional,
      accept: '.txt,.json,text/plain,application/json',
    },
    { kind: 'number', name: 'year', label: words.year, hint: words.yearHint, marker: words.optional, value: typed.year },
  ];
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin/calendar', label: calendarTexts.back },
    lead: words.lead,
    action: '/admin/calendar/new',
    multipart: true,
    ...withErrors(fields, problems),
    submit: words.submit,
    cancel: { href: '/admin/calendar', label: adminTexts.cancel },
    test: 'notice-form',
  };
}
