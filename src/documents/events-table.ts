import type { Bilingual } from '../law/errors.ts';
import type { EventDefinition, MachineId } from '../law/events/define-event.ts';
import type { Field, Requirement } from '../law/events/field.ts';
import type { LetterId } from '../law/letter-ids.ts';
import { LETTERS } from '../law/letters.ts';
import { ROLE_LABELS } from '../law/roles.ts';

const SECTIONS: Readonly<Record<MachineId, Bilingual>> = {
  disclosureRequest: { zh: '依申请公开', en: 'Disclosure request' },
  reviewCase: { zh: '行政复议', en: 'Administrative review' },
  litigationCase: { zh: '行政诉讼', en: 'Litigation' },
  complaint: { zh: '投诉举报', en: 'Complaint' },
  recordCorrection: { zh: '更正信息', en: 'Record correction' },
  publication: { zh: '主动公开', en: 'Publication' },
};

const REQUIREMENTS: Readonly<Record<Requirement, Bilingual>> = {
  always: { zh: '必填', en: 'always' },
  form: { zh: '办理时必填', en: 'asked in forms' },
  never: { zh: '选填', en: 'optional' },
};

const HEAD = `# 事件一览 / Events

<!-- Generated from the event catalogue (src/law/events). Do not edit: run \`UPDATE_DOCS=1 npx vitest run test/documents/events-table.test.ts\`. -->

每一事件只在目录中定义一次：表单、接口、历史记录、文书和本表均由该定义生成。“必填”的字段在导入的历史中也必须有；“办理时必填”的字段只在工作人员办理时要求。

Each event is defined once, in the catalogue: forms, API, history, letters and this table are derived from it. A field that is asked
*always* must be there in imported histories too; one *asked in forms* only when an officer records the event.
`;

/** The catalogue as a Markdown page: a section for each chart, a row for each event, in the order of the catalogue. */
export function eventsTable(definitions: readonly EventDefinition[]): string {
  const sections = Object.entries(SECTIONS).map(([machine, title]) => {
    const rows = definitions.filter((definition) => definition.machine === machine).map(rowOf);
    return [`## ${title.zh} / ${title.en} (\`${machine}\`)`, '', ...tableHead, ...rows, ''].join('\n');
  });
  return [HEAD, ...sections].join('\n');
}

const tableHead = [
  '| 事件 Event | 名称 Label | 行为人 Actor | 记录人 Recorded by | 字段 Fields | 文书 Letter | 依据 Article |',
  '|---|---|---|---|---|---|---|',
];

function rowOf(definition: EventDefinition): string {
  const { type, label, actor, recordedBy, fields, article, letters = [] } = definition;
  const roles = recordedBy.length === 0 ? [ROLE_LABELS.clock] : recordedBy.map((role) => ROLE_LABELS[role]);
  const cells = [
    `\`${type}\``,
    both(label),
    both(ROLE_LABELS[actor]),
    `${roles.map(({ zh }) => zh).join('、')}<br>${roles.map(({ en }) => en).join(', ')}`,
    Object.entries(fields).map(fieldText).join('<br>'),
    lettersOf(letters),
    article,
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

function fieldText([name, field]: [string, Field]): string {
  const { zh, en } = REQUIREMENTS[field.required];
  return `\`${name}\` ${field.label.zh} / ${field.label.en} (${zh} / ${en})`;
}

/** The titles of the documents that an event produces; a reply has one of several, by its decision code. */
function lettersOf(letters: readonly LetterId[]): string {
  const titles = letters.map((id) => LETTERS[id].title);
  return [...new Set(titles.map(({ zh, en }) => `${zh} / ${en}`))].join('<br>');
}

function both({ zh, en }: Bilingual): string {
  return `${zh}<br>${en}`;
}

/** A cell is one line, and a bar would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
