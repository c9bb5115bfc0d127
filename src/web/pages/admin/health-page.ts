import type { NodeBeat } from '../../../store/node-beat-store.ts';
import type { DiskSpace } from '../../admin/server-desk.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { adminTexts } from '../../texts/admin.ts';
import { adminSystemTexts } from '../../texts/admin-system.ts';
import { systemTexts } from '../../texts/system.ts';
import { texts } from '../../texts.ts';
import type { HealthState, SystemRow } from '../system-page.ts';
import type { AdminCell, AdminPage, AdminTable, Tone } from './admin-parts.ts';

const LATE_MS = 3 * 60_000;
/** Lapses and links go by the clock; a minute off is worth a look. */
const DRIFT_MS = 60_000;
const GIB = 1024 ** 3;
/** Less than this, or than a twentieth, is little. */
const LITTLE_GIB = 2;
const TONES: Readonly<Record<HealthState, Tone>> = { ok: 'good', failing: 'alarm', off: 'quiet', unknown: 'quiet' };

interface HealthParts {
  readonly rows: readonly SystemRow[];
  readonly now: Date;
  readonly today: string;
  readonly disk: DiskSpace | undefined;
  readonly knownUntil: string;
  readonly hasFax: boolean;
  readonly nodes: readonly NodeBeat[];
}

export function healthPage(frame: Frame, parts: HealthParts): AdminPage {
  const words = adminSystemTexts.health;
  const { part, state, words: details } = words.columns;
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead,
    notes:
      new Set(parts.nodes.map(({ version }) => version)).size > 1 ? [{ text: words.versionsDiffer, test: 'versions', tone: 'warn' }] : [],
    tables: [
      {
        title: words.parts,
        test: 'parts',
        empty: '',
        columns: [{ label: part }, { label: state }, { label: details }],
        rows: [...parts.rows.map(cellsOf), diskRow(parts.disk), calendarRow(parts), faxRow(parts.hasFax)],
      },
      nodesTable(parts),
    ],
  };
}

function cellsOf({ part, state, label, words, link }: SystemRow): readonly AdminCell[] {
  return [{ text: part, ...(link === null ? {} : { href: link.href }) }, badge(state, label), { text: words }];
}

function badge(state: HealthState, label: string = systemTexts.states[state]): AdminCell {
  return { text: '', badge: { text: label, tone: TONES[state] } };
}

function diskRow(disk: DiskSpace | undefined): readonly AdminCell[] {
  const words = adminSystemTexts.health;
  if (disk === undefined || disk.total === 0) return [{ text: words.disk }, badge('unknown'), { text: words.diskUnknown }];
  const [free, total] = [disk.free / GIB, disk.total / GIB];
  const isLow = free < LITTLE_GIB || free * 20 < total;
  const told = [words.gib(free.toFixed(1)), words.gib(total.toFixed(1))] as const;
  return [{ text: words.disk }, badge(isLow ? 'failing' : 'ok'), { text: isLow ? words.diskLow(...told) : words.diskOk(...told) }];
}

function calendarRow({ knownUntil, today }: HealthParts): readonly AdminCell[] {
  const words = adminSystemTexts.health;
  const isMissing = knownUntil.slice(0, 4) <= today.slice(0, 4) && today.slice(5) >= '11-15';
  const isPast = knownUntil < today;
  const text = isMissing || isPast ? words.calendarMissing(knownUntil) : words.calendarOk(knownUntil);
  return [{ text: words.calendar, href: '/admin/calendar' }, badge(isMissing || isPast ? 'failing' : 'ok'), { text }];
}

function faxRow(hasFax: boolean): readonly AdminCell[] {
  const words = adminSystemTexts.health;
  return [{ text: words.fax }, badge(hasFax ? 'ok' : 'off'), { text: hasFax ? words.faxOn : words.faxOff }];
}

function nodesTable({ nodes, now }: HealthParts): AdminTable {
  const words = adminSystemTexts.health;
  const { node, version, beat, drift, workers } = words.nodeColumns;
  return {
    title: words.nodes,
    test: 'nodes',
    empty: words.none,
    columns: [{ label: node }, { label: version }, { label: beat }, { label: drift }, { label: workers }],
    rows: nodes.map((one) => {
      const isLate = now.getTime() - Date.parse(one.beatAt) > LATE_MS;
      return [
        { text: one.node.slice(0, 8), hint: words.startedAt(wallClock(one.startedAt)) },
        { text: one.version },
        { text: wallClock(one.beatAt), hint: isLate ? words.late : null },
        driftCell(one.driftMs),
        { text: workersText(one) },
      ];
    }),
  };
}

function driftCell(driftMs: number | null): AdminCell {
  const words = adminSystemTexts.health;
  if (driftMs === null) return { text: words.noDrift };
  return { text: words.drift((driftMs / 1000).toFixed(1)), hint: Math.abs(driftMs) > DRIFT_MS ? words.driftBig : null };
}

function workersText({ workers }: NodeBeat): string {
  const words = adminSystemTexts.health;
  const failed = Object.entries(workers).flatMap(([name, { error }]) => (error === null ? [] : [words.workerFailed(name, error)]));
  return failed.length === 0 ? words.allOk(Object.keys(workers).length) : texts.write.list(failed);
}
