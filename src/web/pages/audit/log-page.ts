import type { VerifiedLog } from '../../../engine/audit/verify-audit-log.ts';
import { AUDIT_KINDS, type AuditKind } from '../../../law/access/audit-kinds.ts';
import { ROLE_LABELS, type StaffRole } from '../../../law/roles.ts';
import type { AuditRow } from '../../../store/audit-store.ts';
import type { DeskPerson } from '../../../store/case-desk-read-model.ts';
import type { LogAddress } from '../../audit/log-address.ts';
import { shortHash, wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import { auditTexts } from '../../texts/audit.ts';
import { type ListCell, type ListPage, optionsOf } from './list-page.ts';
import { personOption } from './search-page.ts';

export const KIND_NAMES = Object.keys(AUDIT_KINDS) as readonly AuditKind[];

interface LogParts {
  readonly address: LogAddress;
  readonly entries: readonly AuditRow[];
  readonly people: readonly Pick<DeskPerson, 'id' | 'name' | 'unit'>[];
  /** Null unless it was asked for. */
  readonly verified: VerifiedLog | null;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** The audit log, newest first. */
export function logPage(frame: Frame, { address, entries, people, verified, firstHref, nextHref }: LogParts): ListPage {
  const words = auditTexts.log;
  const { columns } = words;
  return {
    frame,
    title: words.title,
    intro: words.intro,
    back: { href: '/audit', label: auditTexts.back },
    status: verified === null ? null : statusOf(verified),
    actions: [{ href: '/audit/log?verify=1', label: words.verify }],
    notes: address.notes,
    form: {
      action: '/audit/log',
      submit: auditTexts.show,
      fields: [
        { kind: 'select', name: 'kind', label: words.kind, options: optionsOf(address.kind, auditTexts.any, kindOptions()) },
        {
          kind: 'select',
          name: 'actor',
          label: words.actor,
          options: optionsOf(address.actorId, auditTexts.any, people.map(personOption)),
        },
        { kind: 'day', name: 'from', label: auditTexts.from, value: address.from ?? '' },
        { kind: 'day', name: 'to', label: auditTexts.to, value: address.to ?? '' },
      ],
    },
    sections: [],
    table: {
      caption: words.caption,
      columns: [
        { label: columns.seq, numeric: true },
        { label: columns.when },
        { label: columns.who },
        { label: columns.what, names: true },
        { label: columns.hash },
      ],
      rows: entries.map(rowOf),
      empty: words.empty,
    },
    downloads: [
      { href: address.href('/audit/log.csv'), label: auditTexts.csv },
      { href: address.href('/audit/log.xlsx'), label: auditTexts.xlsx },
    ],
    downloadHint: auditTexts.exportHint,
    previous: firstHref,
    next: nextHref,
  };
}

function statusOf({ entries, headHash, fault }: VerifiedLog): ListPage['status'] {
  const words = auditTexts.log;
  if (fault !== undefined) return { tone: 'alarm', text: words.broken(fault.seq, say(fault.text)) };
  return { tone: 'good', text: words.intact(entries, headHash === null ? words.nothing : shortHash(headHash)) };
}

/** Each kind by its sentence, the gaps in it left open. */
function kindOptions() {
  return KIND_NAMES.map((kind) => ({ value: kind, label: say(AUDIT_KINDS[kind]).replace(/\{\w+\}/g, '…') }));
}

/** The sentence of an entry in the language of the page. What the entry does not hold is a dash. */
export function sentenceOf({ kind, data, subject }: Pick<AuditRow, 'kind' | 'data' | 'subject'>): string {
  if (!Object.hasOwn(AUDIT_KINDS, kind)) return kind;
  return say(AUDIT_KINDS[kind]).replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = name === 'subject' ? subject : Object.hasOwn(data, name) ? data[name] : null;
    return value === null || value === undefined ? auditTexts.log.nothing : wordsFor(name, String(value));
  });
}

/** Ways of signing in, reasons and roles by their names; everything else as it was kept. */
function wordsFor(name: string, value: string): string {
  if (name === 'roles') return value.split(', ').map(roleName).join(auditTexts.log.between);
  if (name !== 'method' && name !== 'reason') return value;
  const known: Readonly<Record<string, string>> = auditTexts.log.signIns;
  return Object.hasOwn(known, value) ? String(known[value]) : value;
}

function roleName(role: string): string {
  return Object.hasOwn(ROLE_LABELS, role) ? say(ROLE_LABELS[role as StaffRole]) : role;
}

export function whoOf({ actorKind, actorName }: Pick<AuditRow, 'actorKind' | 'actorName'>): string {
  const kind = auditTexts.log.actors[actorKind];
  return actorName ?? sayLabel({ zh: kind, en: kind });
}

function rowOf(entry: AuditRow): readonly ListCell[] {
  return [
    { text: String(entry.seq) },
    { text: wallClock(entry.recordedAt) },
    { text: whoOf(entry) },
    { text: sentenceOf(entry) },
    { text: shortHash(entry.hash) },
  ];
}
