import type { Bilingual, FieldProblem } from '../../law/errors.ts';
import { APPLICANT_TYPES, type Applicant, type ApplicantType, applicantProblems } from '../../law/events/applicant-field.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import { files } from '../../law/events/files-field.ts';
import { inEachLanguage } from '../language.ts';
import { formTexts } from '../texts/portal-form.ts';
import { type ParsedForm, parseForm } from './parse-form.ts';
import { NO_FILES, type PostedFiles } from './posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm, valuesOf } from './raw-form.ts';

const WHO = `${DATA_PREFIX}applicant`;
const LETTER_LABEL: Bilingual = { zh: '授权委托书', en: 'authority letter' };

/** What the portal decides itself, and what only the organ may find. */
const NOT_ASKED: ReadonlySet<string> = new Set(['channel', 'topicTags']);
/** Codes and numbers: full-width characters are the same characters, letters are capitals. */
const CODES = [`${WHO}.idNumber`, `${WHO}.uscc`];
const NUMBERS = [`${WHO}.phone`, `${WHO}.email`, `${WHO}.postcode`, `${DATA_PREFIX}fax`];
const TITLE_LENGTH = 60;

/** The fields of an online application: those of the event, and the letter by which an agent acts, which goes with the attachments. */
export function onlineFields(definition: EventDefinition): Fields {
  const asked = Object.entries(definition.fields).filter(([name]) => !NOT_ASKED.has(name));
  return { ...Object.fromEntries(asked), authorityLetter: files({ label: LETTER_LABEL, required: 'never' }) };
}

export function findApplicantType(raw: RawForm): ApplicantType | undefined {
  return APPLICANT_TYPES.find((type) => type === firstValue(raw, `${WHO}.type`));
}

/** Names of the applicant's parts that only applicants of another type must give: not asked of this one. */
export function foreignParts(type: ApplicantType): ReadonlySet<string> {
  const own = neededParts(type);
  const others = APPLICANT_TYPES.filter((other) => other !== type).flatMap((other) => [...neededParts(other)]);
  return new Set(others.filter((name) => !own.has(name)));
}

/** What the law asks of each applicant of this type beside name and a way to be reached. */
export function neededParts(type: ApplicantType): ReadonlySet<string> {
  const known = { type, class: type === 'citizen' ? 'naturalPerson' : 'other', name: '-', phone: '-' } as const;
  return new Set(applicantProblems(known).map(({ field }) => field.replace('applicant.', '')));
}

/**
 * The form as it is understood and given back: the class of a citizen follows from the type, answers to another type's questions are gone,
 * codes are in half width. Control characters, which no keyboard makes, are gone everywhere.
 */
export function tidyApplication(posted: RawForm): RawForm {
  const raw = Object.fromEntries(Object.entries(posted).map(([name, values]) => [name, values.map(withoutControls)]));
  const type = findApplicantType(raw);
  const tidy: Record<string, readonly string[]> = { ...raw };
  for (const name of CODES) if (tidy[name] !== undefined) tidy[name] = tidy[name].map((value) => half(value).toUpperCase());
  for (const name of NUMBERS) if (tidy[name] !== undefined) tidy[name] = tidy[name].map(half);
  const ways = valuesOf(raw, `${DATA_PREFIX}obtainWay`).filter((way) => way !== '');
  if (ways.length > 0) tidy[`${DATA_PREFIX}obtainWay`] = [...new Set(ways)];
  if (type === undefined) return tidy;
  for (const name of foreignParts(type)) delete tidy[`${WHO}.${name}`];
  if (type === 'citizen') tidy[`${WHO}.class`] = ['naturalPerson'];
  return tidy;
}

/** The data of `application.submitted` from a tidied form. All problems come back together. */
export function parseApplication(definition: EventDefinition, raw: RawForm, posted: PostedFiles = NO_FILES): ParsedForm {
  const parsed = parseForm(onlineFields(definition), withTitle(raw), posted);
  const wrong = parsed.result === 'invalid' ? parsed.problems : [];
  const problems = [...wrong, ...lackingParts(raw), ...contactProblems(raw), ...agentProblems(raw)];
  if (parsed.result === 'invalid' || problems.length > 0) return { result: 'invalid', problems: firstOfEach(problems) };
  const { authorityLetter, attachments, ...data } = parsed.data;
  const papers = [...listOf(attachments), ...listOf(authorityLetter)];
  return { result: 'ok', data: { ...data, channel: 'online', ...(papers.length === 0 ? {} : { attachments: papers }) } };
}

/**
 * An application names the information, its document number or another feature; one of them is enough. The case is then called by the
 * number, or by how the description begins.
 *
 * Legal source: 政府信息公开条例 (2019) art. 29.
 */
export function withTitle(raw: RawForm): RawForm {
  const field = (name: string): string => firstValue(raw, DATA_PREFIX + name);
  if (field('title') !== '') return raw;
  const derived = field('docNo') || [...(field('description').split('\n')[0] ?? '')].slice(0, TITLE_LENGTH).join('').trim();
  return derived === '' ? raw : { ...raw, [`${DATA_PREFIX}title`]: [derived] };
}

/** What an applicant must give is told also when something else about the applicant is wrong. */
function lackingParts(raw: RawForm): readonly FieldProblem[] {
  const given = Object.keys(raw).filter((name) => name.startsWith(`${WHO}.`) && firstValue(raw, name) !== '');
  const who = Object.fromEntries(given.map((name) => [name.slice(WHO.length + 1), firstValue(raw, name)]));
  return applicantProblems(who as Applicant, { byPost: valuesOf(raw, `${DATA_PREFIX}obtainWay`).includes('post') });
}

/** Shapes that the event leaves open, since old papers hold anything; and what each way of receiving needs. */
function contactProblems(raw: RawForm): FieldProblem[] {
  const value = (name: string): string => firstValue(raw, DATA_PREFIX + name);
  const ways = valuesOf(raw, `${DATA_PREFIX}obtainWay`);
  const { problems } = formTexts;
  const [phone, email, fax] = [value('applicant.phone'), value('applicant.email'), value('fax')];
  return [
    ...(phone !== '' && !isPhone(phone) ? [problem('applicant.phone', () => problems.phone)] : []),
    ...(email !== '' && !isEmail(email) ? [problem('applicant.email', () => problems.email)] : []),
    ...(email === '' && ways.includes('email') ? [problem('applicant.email', () => problems.emailNeeded)] : []),
    ...(fax !== '' && !isPhone(fax) ? [problem('fax', () => problems.fax)] : []),
    ...(fax === '' && ways.includes('fax') ? [problem('fax', () => problems.faxNeeded)] : []),
  ];
}

/** Whoever acts for another shows the authority to do so. */
function agentProblems(raw: RawForm): FieldProblem[] {
  const named = firstValue(raw, `${DATA_PREFIX}agent`) !== '';
  const letter = valuesOf(raw, `${DATA_PREFIX}authorityLetter`).some((id) => id !== '');
  return named && !letter ? [problem('authorityLetter', () => formTexts.problems.letterNeeded)] : [];
}

export function isEmail(text: string): boolean {
  return text.length <= 100 && /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]+$/.test(text);
}

/** Of any country, with an extension. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return /^[\d+()\-\s转*#x]+$/.test(text) && digits >= 5 && digits <= 20;
}

function half(text: string): string {
  return text.normalize('NFKC').trim();
}

function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function problem(field: string, words: () => string): FieldProblem {
  return { field, ...inEachLanguage(words) };
}

function firstOfEach(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index);
}
