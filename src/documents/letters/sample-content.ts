import type { LetterId } from '../../law/letter-ids.ts';
import { isLetterId } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import type { TemplateUse } from './check-template.ts';
import type { LetterContent } from './letter-content.ts';
import { letterForm } from './letter-form.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { OUTER_PLACEHOLDERS } from './template-placeholders.ts';

/** Invented facts. */
const BODY = [
  '你于2026年2月9日通过邮寄方式提交的政府信息公开申请，本机关于2026年2月10日收到。你申请公开“2025年度城市集中供热补贴发放的总额、补贴标准以及各供热企业获得补贴的明细”。',
  '经审查，你申请公开的信息中，各供热企业的成本明细属于商业秘密，公开会对第三方合法权益造成损害，且第三方不同意公开。根据《中华人民共和国政府信息公开条例》第十五条、第三十六条第三项的规定，本机关决定不予公开。',
];

const LONG_BODY = [
  '一、申请的内容和处理经过',
  ...BODY,
  '（一）检索情况',
  '本机关检索了办公自动化系统和档案室保存的2024年至2026年纸质档案，检索词为“供热补贴”“集中供热”，检索人为两名工作人员。',
  '（二）征求意见情况',
  '本机关书面征求了第三方的意见。第三方在规定期限内答复不同意公开，理由是相关数据能够直接反映其成本构成和议价能力。',
  '二、理由和依据',
  ...BODY,
  ...BODY,
  ...BODY,
];

const REMEDY =
  '如不服本决定，可以自收到本决定书之日起60日内向鄂尔多斯市人民政府申请行政复议，也可以自收到本决定书之日起6个月内依法向人民法院提起行政诉讼。';

const ROWS = [
  { label: '申请人', value: '王某某（公民）' },
  { label: '收件日期', value: '2026年2月9日' },
  { label: '收到方式', value: '邮寄' },
  { label: '申请公开的内容', value: '2025年度城市集中供热补贴发放的总额、补贴标准以及各供热企业获得补贴的明细' },
  { label: '获取信息的方式', value: '邮寄\n电子邮件' },
];

const ENTRY = { author: '东胜区人民政府办公室', date: '2026-02-10', note: '' };
const INDEX = [
  { ...ENTRY, no: '1', documentNo: '', author: '王某某', title: '政府信息公开申请表', pages: '1—2' },
  { ...ENTRY, no: '2', documentNo: '东政公开受〔2026〕9号', title: '登记回执', pages: '3' },
  { ...ENTRY, no: '3', documentNo: '东政公开答〔2026〕12号', title: '不予公开决定书', date: '2026-03-05', pages: '4—6' },
];

/** Little text and much of it, for what a template is used for. All of it is invented. */
export function sampleContents(use: TemplateUse): readonly [short: LetterContent, long: LetterContent] {
  const letter = letterOf(use);
  const goesOut = LETTERS[letter].typeLetter !== null;
  const isIndex = letter === 'FILE_INDEX';
  const short: LetterContent = {
    letter,
    form: letterForm(letter),
    redHead: example('redHead'),
    title: LETTERS[letter].title.zh,
    documentNo: goesOut ? `东政公开${LETTERS[letter].typeLetter}〔2026〕12号` : '',
    addressee: goesOut ? '王某某' : '',
    body: isIndex ? [] : goesOut ? BODY : ['本件已于当日登记，申请书原件一份随案保存。'],
    remedy: goesOut && /^(?:REPLY|CLOSE)_/.test(letter) ? REMEDY : '',
    attachments: [],
    rows: goesOut || isIndex ? [] : ROWS,
    index: isIndex ? INDEX : [],
    signature: example('signature'),
    date: example('date'),
    contact: goesOut ? example('contact') : '',
    remark: '',
    values: Object.fromEntries(Object.entries(PLACEHOLDERS).map(([name, { example: value }]) => [name, value])),
  };
  return [short, longOf(short)];
}

/** Every part that a letter of this kind may have, and many of each. */
function longOf(short: LetterContent): LetterContent {
  const { body, rows, index, documentNo } = short;
  return {
    ...short,
    body: body.length === 0 ? [] : LONG_BODY,
    attachments: documentNo === '' ? [] : ['2025年度城市集中供热补贴发放情况统计表（不含依法不予公开的部分）', '第三方意见摘要'],
    rows: rows.length === 0 ? [] : [...rows, ...rows, { label: '其他需要说明的情况', value: LONG_BODY.join('\n') }],
    index:
      index.length === 0
        ? []
        : Array.from({ length: 40 }, (_, at) => ({
            ...ENTRY,
            ...index[at % 3],
            no: String(at + 1),
            title: '材料',
            documentNo: '',
            pages: '',
          })),
    signature: '鄂尔多斯市东胜区人民政府办公室政务公开工作领导小组',
    remark: '本件系根据案件历史记录补制，非原件。',
  };
}

function letterOf(use: TemplateUse): LetterId {
  if (isLetterId(use)) return use;
  return use === 'redHead' ? 'REPLY_D' : use === 'sheet' ? 'REG_SHEET' : 'FILE_INDEX';
}

function example(name: string): string {
  return OUTER_PLACEHOLDERS.get(name)?.example.zh ?? '';
}
