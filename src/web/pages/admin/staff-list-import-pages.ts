import { MAX_LISTED } from '../../../engine/administration/read-staff-list.ts';
import type { FieldProblem } from '../../../law/errors.ts';
import { ROLE_LABELS, STAFF_ROLES } from '../../../law/roles.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { indented } from '../../admin/admin-desk.ts';
import type { WaitingList } from '../../admin/posted-staff-list.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import { adminTexts } from '../../texts/admin.ts';
import { staffTexts } from '../../texts/admin-staff.ts';
import { staffListTexts } from '../../texts/admin-staff-list.ts';
import { texts } from '../../texts.ts';
import { type AdminField, type AdminForm, type AdminPage, type AdminTable, withErrors } from './admin-parts.ts';

const AT = '/admin/staff/import';
const CRUMB = () => ({ href: '/admin/staff', label: staffTexts.back });

interface FormParts {
  readonly organs: readonly (OrganRow & { readonly depth: number })[];
  readonly organ: OrganRow | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

export function staffListForm(frame: Frame, { organs, organ, problems }: FormParts): AdminForm {
  const words = staffListTexts;
  const options = organs.map((one) => ({ value: String(one.id), label: indented(one), chosen: one.id === organ?.id }));
  const fields: readonly AdminField[] = [
    ...(organs.length > 1 ? [{ kind: 'select' as const, name: 'organ', label: words.organ, options }] : []),
    { kind: 'file', name: 'file', label: words.file, hint: words.fileHint(MAX_LISTED), accept: '.xlsx,.csv,text/csv' },
  ];
  return {
    frame,
    heading: words.title,
    crumb: CRUMB(),
    lead: words.lead,
    notes: [
      words.columns,
      ...(organs.length > 1 ? [words.noOrgan] : []),
      words.roles(texts.write.list(STAFF_ROLES.map((role) => say(ROLE_LABELS[role])))),
    ],
    links: [{ href: `${AT}/blank.xlsx`, label: words.blank }],
    action: AT,
    multipart: true,
    ...withErrors(fields, problems),
    submit: words.submit,
    cancel: { href: '/admin/staff', label: adminTexts.cancel },
    test: 'staff-list-form',
  };
}

export function staffListPreview(frame: Frame, waiting: WaitingList): AdminPage {
  const words = staffListTexts;
  const { file, organ, list } = waiting;
  const { people, faults, remarks, sheet } = list;
  const accept = {
    action: `${AT}/accept`,
    label: words.accept(people.length),
    text: words.acceptText,
    variant: 'primary' as const,
    fields: { file: file.id, organ: String(organ.id) },
    test: 'accept',
  };
  return {
    frame,
    heading: words.preview,
    crumb: CRUMB(),
    lead: words.previewLead(people.length),
    notes: faults.length === 0 ? [] : [{ text: words.faulty(faults.length), test: 'faulty', tone: 'warn' }],
    links: [{ href: AT, label: words.again, test: 'again' }],
    facts: [
      { label: words.facts.file, value: file.name },
      ...(sheet === '' ? [] : [{ label: words.facts.sheet, value: sheet }]),
      { label: words.facts.people, value: String(people.length) },
    ],
    tables: [
      ...(faults.length === 0 ? [] : [problemsTable(words.faults, 'faults', faults)]),
      ...(remarks.length === 0 ? [] : [problemsTable(words.remarks, 'remarks', remarks)]),
      peopleTable(waiting),
    ],
    acts: faults.length === 0 ? [accept] : [],
  };
}

function problemsTable(title: string, test: string, problems: readonly FieldProblem[]): AdminTable {
  const words = staffListTexts;
  return {
    title,
    test,
    empty: '',
    columns: [{ label: words.place }, { label: words.what }],
    rows: problems.map((problem) => [
      { text: problem.field === '' ? words.whole : words.cell(problem.field) },
      { text: sayLabel(problem) },
    ]),
  };
}

function peopleTable({ list, organs }: WaitingList): AdminTable {
  const { heads, people: title, nobody } = staffListTexts;
  const names = new Map(organs.map(({ id, name }) => [id, name]));
  return {
    title,
    test: 'people',
    empty: nobody,
    columns: [
      { label: heads.name },
      { label: heads.login },
      ...(organs.length > 1 ? [{ label: heads.organ }] : []),
      { label: heads.unit },
      { label: heads.roles },
      { label: heads.email },
    ],
    rows: list.people.map((person) => [
      // A row without its name would be told by nothing.
      { text: person.name === '' ? staffListTexts.cell(String(person.line)) : person.name },
      { text: person.login },
      ...(organs.length > 1 ? [{ text: names.get(person.organId) ?? '' }] : []),
      { text: person.unit ?? '' },
      { text: texts.write.list(person.roles.map((role) => say(ROLE_LABELS[role]))) },
      { text: person.email },
    ]),
  };
}

/** Of an account that was just made. */
export interface ShownPassword {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly unit: string | null;
  readonly password: string;
}

/** Shown once. */
export function madeAccountsPage(frame: Frame, made: readonly ShownPassword[]): AdminPage {
  const words = staffListTexts;
  const { heads } = words;
  return {
    frame,
    heading: words.made,
    crumb: CRUMB(),
    lead: made.length === 0 ? words.shown : words.madeLead,
    ...(made.length === 0 ? {} : { print: words.print }),
    tables: [
      {
        title: words.made,
        hideTitle: true,
        test: 'made',
        empty: words.empty,
        columns: [{ label: heads.name }, { label: heads.login }, { label: heads.unit }, { label: heads.password }],
        rows: made.map(({ name, login, unit, password }) => [
          { text: name },
          { text: login },
          { text: unit ?? '' },
          { text: password, isCode: true },
        ]),
      },
    ],
  };
}
