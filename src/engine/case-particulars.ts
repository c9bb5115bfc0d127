import type { Fact } from '../law/fact.ts';
import type { CaseRow } from '../store/rows.ts';
import { applicantMarks } from './applicant-marks.ts';
import { searchWords } from './search-words.ts';

/** Events that say what the application is: its arrival, and what was completed later. */
const TELLING = new Set(['application.arrived', 'application.submitted', 'application.dictated', 'particulars.completed']);
/** Events whose field `email` is the applicant's. */
const OWN_ADDRESS = new Set(['delivery.changed', 'complaint.filed', 'recordCorrection.requested']);
const STREAM_STARTS = new Set(['publication.created', 'complaint.filed', 'recordCorrection.requested']);

/** What an application says, read from the events of a case as they come. */
export type CaseParticulars = Pick<
  CaseRow,
  'title' | 'channel' | 'applicantName' | 'applicantClass' | 'contact' | 'caseNo' | 'assignedTo' | 'unit' | 'searchText'
>;

export const NO_PARTICULARS: CaseParticulars = {
  title: null,
  channel: null,
  applicantName: null,
  applicantClass: null,
  contact: null,
  caseNo: null,
  assignedTo: null,
  unit: null,
  searchText: '',
};

/** The particulars after one more event. */
export function particularsAfter(known: CaseParticulars, fact: Fact): CaseParticulars {
  const { caseNo, title, applicant, channel } = fact.data;
  const numbered = withContact(withWords(withHandler(typeof caseNo === 'string' ? { ...known, caseNo } : known, fact), fact), fact);
  if (fact.type === 'publication.amended') return { ...numbered, title: textOr(title, numbered.title) };
  if (!TELLING.has(fact.type) && !isFirstOfStream(fact, known)) return numbered;
  const person =
    typeof applicant === 'object' && applicant !== null ? (applicant as { name?: unknown; class?: unknown }) : { name: fact.data.name };
  return {
    ...numbered,
    title: textOr(title, numbered.title),
    channel: textOr(channel, fact.type === 'application.dictated' ? 'oral' : numbered.channel),
    applicantName: textOr(person.name, numbered.applicantName),
    applicantClass: textOr(person.class, numbered.applicantClass),
  };
}

/** A complaint about a request does not rename it. */
function isFirstOfStream({ type }: Fact, { title, channel, applicantName }: CaseParticulars): boolean {
  return STREAM_STARTS.has(type) && title === null && channel === null && applicantName === null;
}

/** The newest address that the applicant gave. */
function withContact(known: CaseParticulars, { type, data }: Fact): CaseParticulars {
  const { applicant } = data;
  const given =
    typeof applicant === 'object' && applicant !== null
      ? (applicant as { email?: unknown }).email
      : OWN_ADDRESS.has(type)
        ? data.email
        : undefined;
  const email = textOr(given, known.contact?.email ?? null);
  if (email === null) return known;
  const language = data.language === 'en' || data.language === 'zh' ? data.language : (known.contact?.language ?? 'zh');
  return { ...known, contact: { email, language } };
}

/** Whose desk the case lies on. A unit of the form is text; the one of an assignment is that of the person. */
function withHandler(known: CaseParticulars, { type, data }: Fact): CaseParticulars {
  if (type === 'unit.assigned') return { ...known, unit: textOr(data.unit, known.unit) };
  if (type !== 'handler.assigned') return known;
  return { ...known, assignedTo: textOr(data.user, known.assignedTo), unit: textOr(data.unit, known.unit) };
}

/** Fields that people search by, in whatever event they stand. */
const SEARCHED = [
  'caseNo',
  'legacyNo',
  'title',
  'description',
  'docNo',
  'indexNo',
  'text',
  'matters',
  'documentNo',
  'summary',
  'content',
  'record',
];

function withWords(known: CaseParticulars, { data }: Fact): CaseParticulars {
  const applicant = (data.applicant ?? {}) as { readonly name?: unknown };
  const letters = Array.isArray(data.letters) ? (data.letters as { readonly number?: unknown }[]).map(({ number }) => number) : [];
  const marks = Object.values(applicantMarks(data.applicant));
  const found = [...SEARCHED.map((name) => data[name]), applicant.name, ...letters, ...marks].filter((value) => typeof value === 'string');
  if (found.length === 0) return known;
  return { ...known, searchText: withNewWords(known.searchText, found) };
}

export function withNewWords(searchText: string, texts: readonly string[]): string {
  const words = new Set([...searchText.split(' '), ...texts.flatMap(searchWords)]);
  return [...words].filter((word) => word !== '').join(' ');
}

function textOr(value: unknown, otherwise: string | null): string | null {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
