import type { Actor } from '../law/roles.ts';
import type { BreachRow, HistoryRow, Instant } from '../store/rows.ts';
import type { TakenEvent } from './case-draft.ts';
import { machineVersion } from './charts.ts';
import { type Digest, entryHash, type UnsealedEntry } from './hash-chain.ts';

export interface Head {
  /** 0 before the first entry. */
  readonly version: number;
  readonly hash: string | null;
}

/** Turns taken events into history entries, each chained to the one before. */
export function sealEntries(
  taken: readonly TakenEvent[],
  seal: { caseId: string; head: Head; actor: Actor; recordedAt: Instant; digest: Digest },
): HistoryRow[] {
  const entries: HistoryRow[] = [];
  let prevHash = seal.head.hash;
  for (const [i, event] of taken.entries()) {
    const unsealed = unsealedEntry(event, { ...seal, version: seal.head.version + i + 1, prevHash });
    const hash = entryHash(unsealed, seal.digest);
    entries.push({ ...unsealed, hash });
    prevHash = hash;
  }
  return entries;
}

function unsealedEntry(
  { fact, machine, judged, extra }: TakenEvent,
  seal: { caseId: string; version: number; actor: Actor; recordedAt: Instant; prevHash: string | null },
): UnsealedEntry {
  return {
    caseId: seal.caseId,
    version: seal.version,
    type: fact.type,
    effectiveOn: fact.on,
    recordedAt: seal.recordedAt,
    actorKind: seal.actor.kind,
    actorId: seal.actor.id,
    actorName: seal.actor.name,
    data: fact.data,
    instance: fact.instance ?? null,
    provenance: fact.inferred === true ? 'inferred' : 'recorded',
    assumed: fact.assumed ?? [],
    machine,
    machineVersion: machineVersion(machine),
    judged,
    extra: seal.actor.apiKey === undefined ? extra : { ...extra, apiKey: seal.actor.apiKey },
    prevHash: seal.prevHash,
  };
}

export function breachRows(taken: readonly TakenEvent[], entries: readonly HistoryRow[]): BreachRow[] {
  return entries.flatMap((entry, i) =>
    (taken[i]?.breaches ?? []).map(({ rule, event, message }) => ({
      caseId: entry.caseId,
      version: entry.version,
      rule,
      event,
      messageZh: message.zh,
      messageEn: message.en,
    })),
  );
}
