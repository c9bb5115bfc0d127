import { findEvent } from '../../../law/events/catalogue.ts';
import type { JobCounts, JobLine } from '../../../store/job-overview.ts';
import type { MailCounts } from '../../../store/outbox-read-model.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { adminTexts } from '../../texts/admin.ts';
import { adminSystemTexts } from '../../texts/admin-system.ts';
import type { AdminCell, AdminPage } from './admin-parts.ts';

interface JobsParts {
  readonly counts: JobCounts;
  readonly kinds: readonly { readonly kind: string; readonly count: number; readonly first: string }[];
  readonly lines: readonly JobLine[];
  readonly mail: MailCounts;
  readonly now: string;
}

export function jobsPage(frame: Frame, { counts, kinds, lines, mail, now }: JobsParts): AdminPage {
  const words = adminSystemTexts.jobs;
  const { kind, name, on, state, act } = words.columns;
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead,
    facts: [
      { label: words.due, value: String(counts.due) },
      { label: words.failing, value: String(counts.failing) },
      { label: words.later, value: String(counts.later) },
      { label: words.mailWaiting, value: String(mail.waiting) },
      { label: words.mailTrouble, value: String(mail.trouble) },
    ],
    links: [{ href: '/mail', label: words.mail }],
    tables: [
      {
        title: words.list,
        test: 'jobs',
        empty: words.none,
        columns: [{ label: kind }, { label: name }, { label: on }, { label: state }, { label: act }],
        rows: lines.map((line) => rowOf(line, now)),
      },
      {
        title: words.kinds,
        test: 'kinds',
        empty: words.none,
        columns: [{ label: words.kindColumns.kind }, { label: words.kindColumns.count, numeric: true }, { label: words.kindColumns.first }],
        rows: kinds.map((one) => [{ text: jobName(one.kind) }, { text: String(one.count) }, { text: one.first }]),
      },
    ],
  };
}

function rowOf(line: JobLine, now: string): readonly AdminCell[] {
  const words = adminSystemTexts.jobs;
  const name = jobName(line.kind);
  const act = { action: `/admin/jobs/${line.id}/retry`, label: words.retry, spoken: words.retryOf(name), test: 'retry' };
  return [{ text: name }, { text: line.caseNo ?? '' }, { text: line.runOn }, stateOf(line, now), { text: '', act }];
}

function stateOf({ failedAt, error, attempts, leasedUntil }: JobLine, now: string): AdminCell {
  const words = adminSystemTexts.jobs;
  const hint = attempts === 0 ? null : words.attempts(attempts);
  if (failedAt !== null) {
    return { text: words.failed(wallClock(failedAt), errorWords(error ?? '')), hint, badge: null };
  }
  const isRunning = leasedUntil !== null && leasedUntil > now;
  return { text: isRunning ? words.running(wallClock(leasedUntil)) : words.waiting, hint };
}

/** What failed, in words; its code where there are none for it. */
function errorWords(code: string): string {
  const { errors } = adminSystemTexts.jobs;
  if (/^(?:SQLITE_|StoreError|ECONN|08|53|57)/.test(code)) return errors.database;
  if (/^(?:ENOENT|EACCES|EIO|ENOSPC|EROFS|EMFILE)$/.test(code)) return errors.files;
  return errors.other(code);
}

function jobName(kind: string): string {
  if (kind === 'alarm') return adminSystemTexts.jobs.alarm;
  const event = findEvent(kind);
  return event === undefined ? kind : sayLabel(event.label);
}
