import type { IntegrityFault, IntegrityRun } from '../../../store/integrity-store.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { currentLanguage } from '../../language.ts';
import { integrityTexts } from '../../texts/integrity.ts';

/** A check is due every day: one day may be missed by a server that was down over night. */
const OLD_MS = 2 * 24 * 3_600_000;

export interface IntegrityPage {
  readonly frame: Frame;
  readonly status: { readonly tone: 'good' | 'alarm' | 'plain'; readonly text: string };
  /** Of a run under way; null when none is. */
  readonly progress: string | null;
  readonly old: string | null;
  readonly faults: readonly {
    readonly where: string;
    readonly kind: string;
    readonly text: string;
    readonly href: string | null;
  }[];
  /** Null when all faults are shown. */
  readonly elsewhere: string | null;
  readonly runs: readonly (readonly string[])[];
  readonly columns: readonly string[];
}

interface Parts {
  readonly runs: readonly IntegrityRun[];
  /** Of the newest finished run, as far as the reader may see them. */
  readonly faults: readonly IntegrityFault[];
  readonly now: Date;
}

export function integrityPage(frame: Frame, { runs, faults, now }: Parts): IntegrityPage {
  const words = integrityTexts;
  const latest = runs.find(({ finishedAt }) => finishedAt !== null);
  const [newest] = runs;
  const under = newest?.finishedAt === null ? newest : undefined;
  const hidden = (latest?.faults ?? 0) - faults.length;
  return {
    frame,
    status: statusOf(latest),
    progress: under === undefined ? null : words.running(under.runOn, String(under.cases), wallClock(under.seenAt)),
    old: isOld(latest, now) ? words.old : null,
    faults: faults.map(faultLine),
    elsewhere: hidden > 0 ? words.elsewhere(String(hidden)) : null,
    columns: Object.values(words.runColumns),
    runs: runs.map(runLine),
  };
}

export function isOld(latest: IntegrityRun | undefined, now: Date): boolean {
  return latest?.finishedAt != null && now.getTime() - Date.parse(latest.finishedAt) > OLD_MS;
}

function statusOf(latest: IntegrityRun | undefined): IntegrityPage['status'] {
  const words = integrityTexts;
  if (latest?.finishedAt == null) return { tone: 'plain', text: words.never };
  const at = wallClock(latest.finishedAt);
  return latest.faults === 0 ? { tone: 'good', text: words.good(at) } : { tone: 'alarm', text: words.bad(at, String(latest.faults)) };
}

function faultLine(fault: IntegrityFault): IntegrityPage['faults'][number] {
  const words = integrityTexts;
  const { kind, caseId, caseName, entry, textZh, textEn } = fault;
  const where =
    caseId !== null
      ? words.faultOfCase(caseName ?? caseId, String(entry))
      : kind === 'log'
        ? words.faultOfLog(String(entry))
        : words.faultOfHeads;
  const href = caseId === null || fault.organId === null ? null : `/cases/${encodeURIComponent(caseId)}/verify`;
  return { where, kind: words.kinds[kind], text: currentLanguage() === 'zh' ? textZh : textEn, href };
}

function runLine({ runOn, finishedAt, cases, entries, letters, logEntries, faults }: IntegrityRun): readonly string[] {
  const ended = finishedAt === null ? integrityTexts.unfinished : wallClock(finishedAt);
  return [runOn, ended, String(cases), String(entries), String(letters), logEntries === null ? '—' : String(logEntries), String(faults)];
}
