import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import type { LetterId } from '../law/letter-ids.ts';
import { LETTERS } from '../law/letters.ts';
import { CASE_TYPE_LETTERS, caseNumberText, documentNumberText, type NumberedKind } from '../law/numbering.ts';
import type { RegimeId } from '../law/step-facts.ts';
import { createCounterStore } from '../store/counter-store.ts';
import { createDocumentNumberStore } from '../store/document-number-store.ts';
import type { OrganRow } from '../store/rows.ts';
import { lettersOfEvent } from './letters/letters-of-event.ts';

/** Takes the next case number of the organ and year. `trx` is the transaction that uses it: its rollback gives the number back. */
export async function nextCaseNo(trx: Knex, ask: { organ: OrganRow; arrivedOn: CivilDate; kind?: NumberedKind }): Promise<string | null> {
  return (await nextCaseNos(trx, { ...ask, arrivedOn: [ask.arrivedOn] }))[0] ?? null;
}

/** The numbers of several cases in the order given, one statement a year; null for a case without an arrival. */
export async function nextCaseNos(
  trx: Knex,
  { organ, arrivedOn, kind = 'request' }: { organ: OrganRow; arrivedOn: readonly (CivilDate | null)[]; kind?: NumberedKind },
): Promise<(string | null)[]> {
  const years = arrivedOn.map((day) => (day === null ? null : Number(day.slice(0, 4))));
  const numbers = new Map<number, number[]>();
  for (const year of new Set(years.filter((one) => one !== null))) {
    const count = years.filter((one) => one === year).length;
    numbers.set(year, await createCounterStore(trx).nextNumbers({ organId: organ.id, year, kind: CASE_TYPE_LETTERS[kind] }, count));
  }
  return years.map((year) => {
    const number = year === null ? undefined : numbers.get(year)?.shift();
    return year === null || number === undefined ? null : caseNumberText({ organShortName: organ.shortName, year, number, kind });
  });
}

/** A numbered letter that an event produced. */
export interface NumberedLetter {
  readonly letter: LetterId;
  readonly number: string;
}

/** Numbers the letters that an event produces, one series a kind of letter, organ and year. Papers of the file have no number. */
export async function numberLetters(
  trx: Knex,
  ask: { organ: OrganRow; caseId: string; version: number; on: CivilDate; type: string; regime: RegimeId; code: string | null },
): Promise<NumberedLetter[]> {
  const year = Number(ask.on.slice(0, 4));
  const store = createDocumentNumberStore(trx);
  const numbered: NumberedLetter[] = [];
  for (const letter of lettersOfEvent(ask)) {
    const typeLetter = LETTERS[letter].typeLetter;
    if (typeLetter === null) continue;
    const { organ, caseId, version } = ask;
    const format = (number: number): string => documentNumberText({ organShortName: organ.shortName, typeLetter, year, number });
    const row = await store.issue({ organId: organ.id, year, kind: typeLetter, caseId, version, format });
    numbered.push({ letter, number: row.text });
  }
  return numbered;
}
