import type { SealedHeads } from '../../../store/seal-store.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { integrityTexts } from '../../texts/integrity.ts';

export interface HeadsPage {
  readonly frame: Frame;
  readonly seals: readonly {
    readonly on: string;
    readonly at: string;
    readonly facts: string;
    readonly hash: string;
    readonly recordHref: string;
    readonly listHref: string;
  }[];
  readonly olderHref: string | null;
}

/** @param seals - One more than are shown, when there are older ones. */
export function headsPage(frame: Frame, seals: readonly SealedHeads[], shown: number): HeadsPage {
  const words = integrityTexts;
  const page = seals.slice(0, shown);
  const last = page.at(-1);
  return {
    frame,
    seals: page.map(({ sealedOn, sealedAt, cases, logSeq, hash }) => ({
      on: sealedOn,
      at: wallClock(sealedAt),
      facts: `${words.cases(String(cases))} · ${words.logHead(String(logSeq))}`,
      hash,
      recordHref: `/audit/heads/${sealedOn}.json`,
      listHref: `/audit/heads/${sealedOn}.jsonl`,
    })),
    olderHref: seals.length > shown && last !== undefined ? `/audit/heads?before=${last.sealedOn}` : null,
  };
}
