import { type KnownPerson, withoutPerson } from '../../documents/letters/hide-applicant.ts';
import { personalNumbers } from '../../engine/outgoing/personal-numbers.ts';
import { publishableFiles } from '../../engine/publications/require-publishable.ts';
import { InvalidInputError } from '../../law/errors.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { PUBLICATION_CATEGORIES } from '../../law/publication-catalogue.ts';
import { firstValue, type RawForm, valuesOf } from '../forms/raw-form.ts';
import { inEachLanguage } from '../language.ts';
import { applicationNow } from '../pages/application-now.ts';
import { publicationTaskTexts } from '../texts/publication-tasks.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';
import { oneOf } from './list-address.ts';

/** A reply that gave information, as it may be turned into a publication. */
export interface PublishableReply {
  readonly data: CasePageData;
  readonly person: KnownPerson;
  /** Cleared copies. */
  readonly files: readonly FiledFile[];
  /** What the form proposes, the applicant hidden. */
  readonly proposed: { readonly title: string; readonly text: string };
}

const GIVEN = new Set(['G2', 'P1']);
const DELIVERED = new Set(['reply.served', 'reply.givenOnTheSpot']);

/** Whether information was given to the applicant and the reply has been delivered. */
export function gaveInformation({ kind, history, instances }: Pick<CasePageData, 'kind' | 'history' | 'instances'>): boolean {
  const code = instances[0]?.context.decisionCode;
  return kind === 'request' && typeof code === 'string' && GIVEN.has(code) && history.some(({ type }) => DELIVERED.has(type));
}

export async function publishableReply({ db }: Pick<WebDeps, 'db'>, data: CasePageData): Promise<PublishableReply> {
  const person = personOf(data);
  const disclosed = data.history.findLast(({ type }) => type === 'reply.proposed')?.data.itemsDisclosed;
  const hide = (text: string) => withoutPerson(text, person);
  return {
    data,
    person,
    files: await publishableFiles(db.read, data.id),
    proposed: { title: hide(data.title ?? ''), text: hide(typeof disclosed === 'string' ? disclosed : '') },
  };
}

/** Everything on record of the applicant, whenever it was given. */
function personOf({ history, applicantName }: CasePageData): KnownPerson {
  const { applicant, agent, fax } = applicationNow(history) as Readonly<Record<string, unknown>>;
  const parts = (typeof applicant === 'object' && applicant !== null ? applicant : {}) as Readonly<Record<string, unknown>>;
  const told = history.flatMap(({ data }) =>
    typeof data.applicant === 'object' && data.applicant !== null ? [data.applicant as typeof parts] : [],
  );
  const textsOf = (...names: readonly string[]) =>
    [parts, ...told].flatMap((one) => names.map((name) => one[name])).filter((value): value is string => typeof value === 'string');
  const more = [agent, applicantName].filter((value): value is string => typeof value === 'string');
  return {
    names: [...textsOf('name', 'contactName', 'legalRep'), ...more],
    marks: [...textsOf('phone', 'email', 'address', 'idNumber', 'uscc'), ...(typeof fax === 'string' ? [fax] : [])],
  };
}

const MAX = { title: 200, summary: 1000, text: 10_000 } as const;

/**
 * The event that turns the reply into a publication. Names and marks of the applicant are taken out here, whatever the form says.
 *
 * @throws {InvalidInputError} when nothing is to be published, or numbers that lead to a person are left.
 */
export function publicationOf({ data, person, files }: PublishableReply, raw: RawForm): Readonly<Record<string, unknown>> {
  const words = publicationTaskTexts.reply;
  const hidden = (name: keyof typeof MAX) => [...withoutPerson(firstValue(raw, name), person).trim()].slice(0, MAX[name]).join('');
  const [title, summary, text] = [hidden('title'), hidden('summary'), hidden('text')];
  const wanted = new Set(valuesOf(raw, 'file'));
  const released = files.filter(({ id }) => wanted.has(id));
  if (title === '') throw problem('title', () => words.titleMissing);
  if (text === '' && released.length === 0) throw problem('text', () => words.nothing);
  const where = { zh: '正文', en: 'text' };
  if ([title, summary, text].some((one) => personalNumbers(one, where).length > 0)) throw problem('text', () => words.personal);
  const category = oneOf(
    PUBLICATION_CATEGORIES.map(({ value }) => value),
    firstValue(raw, 'category'),
  );
  return {
    title,
    ...(summary === '' ? {} : { summary }),
    ...(text === '' ? {} : { text }),
    ...(category === null ? {} : { category }),
    ...(released.length === 0 ? {} : { released }),
    ...(data.caseNo === null ? {} : { fromCase: data.caseNo }),
  };
}

function problem(field: string, say: () => string): InvalidInputError {
  return new InvalidInputError([{ field, ...inEachLanguage(say) }]);
}
