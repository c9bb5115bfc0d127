import { PUBLICATION_CATEGORIES, PUBLICATION_CHANNELS, PUBLICATION_VALIDITIES } from '../publication-catalogue.ts';
import type { ChartEventOf } from './chart-event-of.ts';
import { defineEvent } from './define-event.ts';
import { checkbox, choice, text } from './field.ts';
import { files } from './files-field.ts';
import { note, reason } from './proceeding-fields.ts';

const machine = 'publication';

/** What the catalogue says of an item (art. 12 of the 2019 Regulation); histories from before they were asked for lack them. */
const indexNo = text({
  label: { zh: '索引号', en: 'index number' },
  required: 'never',
  max: 50,
  help: { zh: '不填的，登记时按“机关/第二十条类别/年份/流水号”编号。', en: 'Left empty, one is made: organ/kind of art. 20/year/number.' },
});
const documentNo = text({ label: { zh: '文号', en: 'document number' }, required: 'never', max: 100 });
const summary = text({ label: { zh: '内容概述', en: 'summary' }, required: 'never', max: 1000 });
const category = choice({
  label: { zh: '类别（第二十条）', en: 'kind (art. 20)' },
  required: 'never',
  options: PUBLICATION_CATEGORIES,
});
const validity = choice({
  label: { zh: '有效性', en: 'validity' },
  required: 'never',
  options: PUBLICATION_VALIDITIES,
});
const publicText = text({
  label: { zh: '公开的正文', en: 'public text' },
  required: 'never',
  max: 10_000,
  help: {
    zh: '填写后，公开目录直接显示正文；已在其他网页公开的，可只填网址。不得含申请人的姓名等个人信息。',
    en: 'The public catalogue shows it. Not needed where a web address leads to the text. No name or other personal data of applicants.',
  },
});

const created = defineEvent({
  type: 'publication.created',
  machine,
  label: { zh: '政府信息形成', en: 'Information created' },
  sentence: { zh: '政府信息形成：{title}', en: 'Information was created: {title}' },
  article: '政府信息公开条例（2019）第十二条、第十九条、第二十六条；2007年条例第十八条',
  actor: 'officer',
  recordedBy: ['officer', 'officeHead'],
  fields: {
    title: text({ label: { zh: '名称', en: 'title' }, required: 'form' }),
    indexNo,
    documentNo,
    summary,
    category,
    validity,
    text: publicText,
    normativeDocument: checkbox({ label: { zh: '规范性文件', en: 'normative document' }, required: 'never' }),
    fromCase: text({
      label: { zh: '转化自申请（案号）', en: 'from a request (case number)' },
      required: 'never',
      max: 200,
      help: {
        zh: '依申请公开转为主动公开的，填写案号。',
        en: 'If information given on application is now published of the organ’s own motion.',
      },
    }),
    released: files({
      label: { zh: '公开的文件', en: 'files to be published' },
      required: 'never',
      help: {
        zh: '只能是已经通过发出前检查或者区分处理复核的公开件。',
        en: 'Only copies that were cleared to leave, or released after redaction.',
      },
    }),
    note,
  },
});

const cleared = defineEvent({
  type: 'publication.cleared',
  machine,
  label: { zh: '保密审查通过', en: 'Cleared' },
  sentence: { zh: '保密审查通过，可以公开', en: 'The secrecy review cleared the information' },
  article: '政府信息公开条例（2019）第十七条；保守国家秘密法（2024）第三十五条',
  actor: 'secrecyReviewer',
  recordedBy: ['secrecyReviewer'],
  fields: { opinion: text({ label: { zh: '审查意见', en: 'opinion' }, required: 'never', max: 500 }), note },
});

const exempted = defineEvent({
  type: 'publication.exempted',
  machine,
  label: { zh: '不予公开', en: 'Exempted' },
  sentence: { zh: '不予主动公开：{ground}', en: 'The information is not published: {ground}' },
  article: '政府信息公开条例（2019）第十四条至第十七条',
  actor: 'secrecyReviewer',
  recordedBy: ['secrecyReviewer'],
  fields: {
    ground: choice({
      label: { zh: '不予公开理由', en: 'ground' },
      required: 'form',
      options: [
        { value: 'stateSecret', label: { zh: '国家秘密（第十四条）', en: 'state secret (art. 14)' } },
        { value: 'forbiddenByLaw', label: { zh: '法律、行政法规禁止公开（第十四条）', en: 'forbidden by law (art. 14)' } },
        { value: 'safetyAndStability', label: { zh: '危及“三安全一稳定”（第十四条）', en: 'safety and stability (art. 14)' } },
        { value: 'thirdParty', label: { zh: '商业秘密、个人隐私（第十五条）', en: 'business secret or privacy (art. 15)' } },
        { value: 'internalAffairs', label: { zh: '内部事务信息（第十六条第一款）', en: 'internal affairs (art. 16(1))' } },
        { value: 'processInformation', label: { zh: '过程性信息（第十六条第二款）', en: 'process information (art. 16(2))' } },
        { value: 'enforcementFile', label: { zh: '行政执法案卷（第十六条第二款）', en: 'enforcement file (art. 16(2))' } },
      ],
    }),
    opinion: text({ label: { zh: '审查意见', en: 'opinion' }, required: 'never', max: 500 }),
    note,
  },
});

const published = defineEvent({
  type: 'publication.published',
  machine,
  label: { zh: '主动公开', en: 'Published' },
  sentence: { zh: '主动公开：{channel}', en: 'Published: {channel}' },
  article: '政府信息公开条例（2019）第二十三条至第二十六条',
  actor: 'officer',
  recordedBy: ['officer'],
  fields: {
    channel: choice({
      label: { zh: '公开渠道', en: 'channel' },
      required: 'form',
      initial: 'website',
      options: PUBLICATION_CHANNELS,
    }),
    link: text({ label: { zh: '网址', en: 'address on the web' }, required: 'never', max: 500 }),
    note,
  },
});

const amended = defineEvent({
  type: 'publication.amended',
  machine,
  label: { zh: '信息变更', en: 'Information changed' },
  sentence: { zh: '政府信息变更，重新计算公开期限', en: 'The information changed: the period to publish runs anew' },
  article: '政府信息公开条例（2019）第二十六条；2007年条例第十八条',
  actor: 'officer',
  recordedBy: ['officer'],
  fields: {
    change: text({ label: { zh: '变更内容', en: 'what changed' }, required: 'form', max: 1000 }),
    title: text({ label: { zh: '新名称', en: 'new title' }, required: 'never' }),
    documentNo,
    summary,
    category,
    validity,
    text: publicText,
    note,
  },
});

const catalogued = defineEvent({
  type: 'publication.catalogued',
  machine,
  label: { zh: '补正目录信息', en: 'Complete the catalogue entry' },
  sentence: { zh: '补正公开目录中的信息', en: 'The catalogue entry was completed or corrected' },
  article: '政府信息公开条例（2019）第十二条',
  actor: 'officer',
  recordedBy: ['officer', 'officeHead'],
  fields: { indexNo, documentNo, category, validity, note },
});

const reassessed = defineEvent({
  type: 'publication.reassessed',
  machine,
  label: { zh: '定期评估', en: 'Reassessed' },
  sentence: { zh: '对不予公开的信息定期评估：{result}', en: 'The exemption was reassessed: {result}' },
  article: '政府信息公开条例（2019）第十八条',
  actor: 'secrecyReviewer',
  recordedBy: ['officer', 'secrecyReviewer'],
  fields: {
    result: choice({
      label: { zh: '评估结果', en: 'result' },
      required: 'form',
      options: [
        { value: 'stillExempt', label: { zh: '继续不予公开', en: 'still exempt' } },
        { value: 'disclosable', label: { zh: '情势变化，可以公开', en: 'circumstances changed, disclosable' } },
      ],
    }),
    opinion: text({ label: { zh: '评估意见', en: 'opinion' }, required: 'never', max: 500 }),
    note,
  },
});

const withdrawn = defineEvent({
  type: 'publication.withdrawn',
  machine,
  label: { zh: '撤下', en: 'Withdrawn' },
  sentence: { zh: '公开信息撤下或者不再办理', en: 'The publication was withdrawn' },
  article: '政府信息公开条例（2019）第六条、第十八条',
  actor: 'officer',
  recordedBy: ['officer'],
  fields: { reason, note },
  irreversible: true,
});

/** Proactive publication (主动公开), a stream of its own kind. */
export const publicationEvents = {
  'publication.created': created,
  'publication.cleared': cleared,
  'publication.exempted': exempted,
  'publication.published': published,
  'publication.amended': amended,
  'publication.catalogued': catalogued,
  'publication.reassessed': reassessed,
  'publication.withdrawn': withdrawn,
} as const;

export type PublicationEvent = ChartEventOf<typeof publicationEvents>;
