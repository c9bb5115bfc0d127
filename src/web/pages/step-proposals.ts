import { addDays } from '../../law/civil-date.ts';
import { DECISIONS, isReplyCode, type ReplyCode } from '../../law/decision-codes.ts';
import type { Bilingual } from '../../law/errors.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import type { Field } from '../../law/events/field.ts';
import { inOrderOfPrecedence } from '../../law/precedence.ts';
import { REGIMES } from '../../law/regimes.ts';
import { currentRound, noticeDay, PUBLIC_NOTICE_DAYS, serviceAttempts } from '../../law/service-attempts.ts';
import { currentLanguage, inEachLanguage } from '../language.ts';
import { caseTexts } from '../texts/case.ts';
import { texts } from '../texts.ts';
import type { CasePageData } from '../web-deps.ts';
import { applicationNow } from './application-now.ts';
import { deliveryOf } from './track-delivery.ts';

/** Somebody to whom the case can be given. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
}

/** What forms are filled in from. */
export interface ProposalSource {
  readonly data: Pick<CasePageData, 'clock' | 'history' | 'instances' | 'assignedTo' | 'unit'>;
  readonly today: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly people: readonly Person[];
  readonly earlierInMonth: number;
  /** Letters and papers on file, one a line. */
  readonly fileList: string;
}

/** Of a group, the values of its parts. */
type Values = Readonly<Record<string, string | number | readonly string[] | Readonly<Record<string, string>>>>;

/** Fields that the system fills in when the step is recorded. */
const FILLED_BY_SYSTEM: Readonly<Record<string, readonly string[]>> = {
  'reply.served': ['decisionCode', 'thirdPartyGround'],
  'handler.assigned': ['name', 'unit'],
};

/** The fields of an event as its form on this case asks for them: with the choices there are, in words of this case. */
export function formFields(definition: EventDefinition, source: ProposalSource): Fields {
  const hidden = FILLED_BY_SYSTEM[definition.type] ?? [];
  const entries = Object.entries(definition.fields).filter(([name]) => !hidden.includes(name));
  return Object.fromEntries(entries.map(([name, field]) => [name, refined(field, { name, type: definition.type, source })]));
}

interface FieldPlace {
  readonly name: string;
  readonly type: string;
  readonly source: ProposalSource;
}

function refined(field: Field, { name, type, source }: FieldPlace): Field {
  if (name === 'party' || name === 'organ') return withParties(field, { name, type, source });
  if (name === 'decisionCode') return byPrecedence(field);
  switch (`${type}/${name}`) {
    case 'reply.proposed/basis':
      // Left empty it is filled in from the chosen code when the form is recorded.
      return { ...helped(field, () => caseTexts.proposal.basis), required: 'never' };
    case 'fee.notified/yuan':
      return { ...helped(field, () => caseTexts.proposal.amount(source.earlierInMonth)), required: 'never' };
    case 'handler.assigned/user':
      return withPeople(field, source.people);
    case 'period.extended/workingDays':
      return helped(field, () => caseTexts.proposal.cap(capOf(source)));
    case 'case.archived/fileList':
      // The file is Chinese: on English pages the list is filled in when the form is recorded.
      return { ...helped(field, () => caseTexts.proposal.fileList), required: 'never' };
    case 'reply.served/method':
      return helped(field, () => caseTexts.proposal.method);
    default:
      return field;
  }
}

function helped(field: Field, words: () => string): Field {
  return { ...field, help: inEachLanguage(words) };
}

/** Those for whom the step is open; a new letter may go to anybody. */
function withParties(field: Field, { name, type, source }: FieldPlace): Field {
  const parties = partiesFor(type, name === 'party' ? 'thirdParty:' : 'organ:', source);
  if (parties.length === 0) return field;
  return {
    ...helped(field, () => caseTexts.proposal.party),
    widget: 'choice',
    options: parties.map((value) => ({ value, label: bothWays(value) })),
  };
}

const OPEN_FOR: Readonly<Record<string, readonly string[]>> = {
  'thirdParty.served': ['sent'],
  'thirdParty.replied': ['sent', 'served', 'silent'],
  'thirdParty.notified': ['sent', 'served', 'answered', 'silent', 'withdrawn'],
  'organ.served': ['sent'],
  'organ.replied': ['sent', 'served', 'silent'],
};

function partiesFor(type: string, prefix: string, { data }: ProposalSource): readonly string[] {
  const states = OPEN_FOR[type] ?? [];
  const consultations = data.instances[0]?.context.consultations;
  if (typeof consultations !== 'object' || consultations === null) return [];
  return Object.entries(consultations)
    .filter(([key, state]) => key.startsWith(prefix) && states.includes(String(state)))
    .map(([key]) => key.slice(prefix.length));
}

function byPrecedence(field: Field): Field {
  const options = field.options ?? [];
  const codes = inOrderOfPrecedence(options.map(({ value }) => value).filter(isKnownReplyCode));
  return { ...field, options: codes.flatMap((code) => options.filter(({ value }) => value === code)) };
}

function isKnownReplyCode(value: string): value is ReplyCode {
  return value in DECISIONS && isReplyCode(value as ReplyCode);
}

function withPeople(field: Field, people: readonly Person[]): Field {
  if (people.length === 0) return field;
  const options = people.map(({ id, name, unit }) => ({
    value: id,
    label: inEachLanguage(() => (unit === null ? name : `${name}${texts.write.bracketed(unit)}`)),
  }));
  return { ...helped(field, () => caseTexts.proposal.person), widget: 'choice', options };
}

/** Names are theirs in either language. */
function bothWays(text: string): Bilingual {
  return { zh: text, en: text };
}

/** Values that a fresh form proposes. Facts of the file and bounds of the law, never a decision. */
export function proposalsFor(definition: EventDefinition, source: ProposalSource): Values {
  const own = PROPOSALS[definition.type]?.(source) ?? {};
  const parties = ['party', 'organ'].flatMap((name): [string, string][] => {
    if (!(name in definition.fields)) return [];
    const open = partiesFor(definition.type, name === 'party' ? 'thirdParty:' : 'organ:', source);
    return open.length === 1 && open[0] !== undefined ? [[name, open[0]]] : [];
  });
  return { ...own, ...Object.fromEntries(parties) };
}

const PROPOSALS: Readonly<Record<string, (source: ProposalSource) => Values>> = {
  'period.extended': (source) => ({ workingDays: capOf(source) }),
  'unit.assigned': (source) => known({ unit: unitOf(source) }),
  'search.started': (source) => known({ units: unitOf(source) }),
  'search.completed': (source) => known({ systems: last(source, ['search.started'])?.systems, staff: source.user.name }),
  'handler.assigned': ({ data, user, people }) => known({ user: data.assignedTo ?? people.find(({ id }) => id === user.id)?.id }),
  'reply.proposed': (source) => known(lastDraft(source)),
  'reply.served': (source) => known({ method: methodOf(source), ...attemptOf(source) }),
  'service.failed': attemptOf,
  'service.repeated': attemptOf,
  'service.proven': (source) => known(proofOf(source)),
  'case.archived': ({ fileList }) => known({ fileList: fileList === '' || currentLanguage() !== 'zh' ? undefined : fileList }),
  'particulars.completed': ({ data }) => knownParticulars(data.history),
  'payment.reported': ({ today }) => ({ paidOn: today }),
  'reprocessing.ordered': (source) => known({ by: last(source, ORDERS)?.by }),
};

const ORDERS = ['review.decided', 'litigation.firstJudged', 'litigation.secondJudged', 'litigation.retrialJudged'];

/** Only text and numbers go into a form. */
function known(values: Readonly<Record<string, unknown>>): Values {
  const usable = Object.entries(values).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(usable) as Values;
}

function last({ data }: ProposalSource, types: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  return data.history.findLast((line) => types.includes(line.type))?.data;
}

function capOf({ data }: ProposalSource): number {
  return REGIMES[data.clock.regime ?? 'R2019'].extensionCapWorkingDays;
}

function unitOf({ data, people }: ProposalSource): string | undefined {
  return data.unit ?? people.find(({ id }) => id === data.assignedTo)?.unit ?? undefined;
}

/** The draft that review or approval sent back, in the same round: to be mended, not typed anew. */
function lastDraft({ data }: ProposalSource): Readonly<Record<string, unknown>> {
  const start = data.history.findLastIndex((line) => line.type === 'reprocessing.ordered' || line.type === 'reply.revoked');
  const draft = data.history.slice(start + 1).findLast((line) => line.type === 'reply.proposed')?.data ?? {};
  const { decisionCode, thirdPartyGround, basis, reasons, itemsDisclosed, itemsWithheld } = draft;
  return { decisionCode, thirdPartyGround, basis, reasons, itemsDisclosed, itemsWithheld };
}

/** What the application says already: to be completed, not typed anew. */
function knownParticulars(history: ProposalSource['data']['history']): Values {
  const { applicant, title, description, media, obtainWay } = applicationNow(history);
  const parts = Object.entries(applicant ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const lists = Object.entries({ media, obtainWay }).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
  return { ...known({ title, description }), ...Object.fromEntries(lists), applicant: Object.fromEntries(parts) };
}

const METHOD_OF_WAY: Readonly<Record<string, string>> = {
  post: 'post',
  pickUp: 'inPerson',
  inspection: 'inPerson',
  email: 'electronic',
  fax: 'electronic',
  online: 'electronic',
};

/** Service goes the way the applicant chose, last of all. */
function methodOf(source: ProposalSource): string | undefined {
  const ways = source.data.history.findLast((line) => Array.isArray(line.data.obtainWay))?.data.obtainWay;
  const first: unknown = Array.isArray(ways) ? ways[0] : undefined;
  return typeof first === 'string' ? METHOD_OF_WAY[first] : undefined;
}

const PROOF_OF_METHOD: Readonly<Record<string, string>> = {
  inPerson: 'signature',
  throughOrgan: 'signature',
  post: 'deliveryRecord',
  electronic: 'readReceipt',
  leftAtAddress: 'witness',
  publicNotice: 'publicNotice',
};

/** Where the applicant asked to be written to, and that people sign for themselves: seen before the form is sent. */
function attemptOf({ data }: ProposalSource): Values {
  const { obtainWay, email, fax } = deliveryOf(data.history);
  const by = obtainWay.find((way) => way === 'email' || way === 'fax' || way === 'online');
  return known({ signedBy: 'self', electronicBy: by, electronicTo: by === 'email' ? email : by === 'fax' ? fax : undefined });
}

/** What is on record of the last attempt proves it on its day: that the applicant opened the reply, or that a notice has stood long enough. */
function proofOf({ data, today }: ProposalSource): Readonly<Record<string, unknown>> {
  const round = currentRound(data.history);
  const attempt = serviceAttempts(round).at(-1);
  const opened = round.findLast(({ type }) => type === 'reply.opened');
  if (opened !== undefined && attempt?.method === 'electronic') return { proof: 'readReceipt', deliveredOn: opened.on };
  const published = attempt === undefined ? null : noticeDay(attempt);
  if (published !== null) return { proof: 'publicNotice', deliveredOn: addDays(published, PUBLIC_NOTICE_DAYS) };
  return { proof: PROOF_OF_METHOD[attempt?.method ?? ''], deliveredOn: today };
}
