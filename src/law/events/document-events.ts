import { defineEvent } from './define-event.ts';
import { choice, day, text, whole } from './field.ts';
import { files } from './files-field.ts';

/** What leaves the organ and in which state: severed copies, the check of files before they go out, papers made again, the reply that was opened. */

const redaction = text({ label: { zh: '区分处理编号', en: 'redaction' }, required: 'form', max: 60 });
const TIMES = { zh: '处', en: 'marks' };

export const documentEvents = {
  'redaction.proposed': defineEvent({
    type: 'redaction.proposed',
    machine: 'disclosureRequest',
    label: { zh: '提交区分处理', en: 'Submit a redaction' },
    sentence: { zh: '拟定区分处理方案：{summary}', en: 'A redaction was proposed: {summary}' },
    article: '2019年条例第三十七条；2007年条例第二十二条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      redaction,
      summary: text({ label: { zh: '文件', en: 'file' }, required: 'form', max: 200 }),
      marks: whole({ label: { zh: '遮盖', en: 'marks' }, required: 'form', min: 1, max: 100_000, unit: TIMES }),
      /** Digest of the marks with their grounds: what the second person checks is what the first proposed. */
      marksDigest: text({ label: { zh: '遮盖方案摘要值', en: 'digest of the marks' }, required: 'form', max: 64 }),
      original: files({ label: { zh: '原件', en: 'original' }, required: 'form' }),
    },
  }),
  'redaction.returned': defineEvent({
    type: 'redaction.returned',
    machine: 'disclosureRequest',
    label: { zh: '退回区分处理', en: 'Return the redaction' },
    sentence: { zh: '区分处理方案退回修改：{summary}', en: 'The redaction was returned: {summary}' },
    article: '2019年条例第三十七条；2007年条例第二十二条',
    actor: 'officer',
    recordedBy: ['officer', 'secrecyReviewer', 'legalReviewer'],
    fields: {
      redaction,
      summary: text({ label: { zh: '文件', en: 'file' }, required: 'form', max: 200 }),
      opinion: text({ label: { zh: '意见', en: 'opinion' }, required: 'form', max: 2000 }),
    },
  }),
  'redaction.checked': defineEvent({
    type: 'redaction.checked',
    machine: 'disclosureRequest',
    label: { zh: '复核区分处理', en: 'Check the redaction' },
    sentence: { zh: '区分处理复核通过，生成公开件：{summary}', en: 'The redaction was checked and burned: {summary}' },
    article: '2019年条例第三十七条；2007年条例第二十二条；项目规则（处理人与复核人分离）',
    actor: 'officer',
    recordedBy: ['officer', 'secrecyReviewer', 'legalReviewer'],
    fields: {
      redaction,
      summary: text({ label: { zh: '文件', en: 'file' }, required: 'form', max: 200 }),
      marksDigest: text({ label: { zh: '遮盖方案摘要值', en: 'digest of the marks' }, required: 'form', max: 64 }),
      /** What was withheld and why, one line a ground: the letter quotes it. */
      withheld: text({ label: { zh: '不予公开的部分及理由', en: 'what is withheld and why' }, required: 'form', max: 8000 }),
      released: files({ label: { zh: '公开件', en: 'released copy' }, required: 'form' }),
    },
  }),
  'files.cleared': defineEvent({
    type: 'files.cleared',
    machine: 'disclosureRequest',
    label: { zh: '发出前检查', en: 'Outgoing check' },
    sentence: { zh: '文件发出前检查：{decision}', en: 'Files were checked before they leave: {decision}' },
    article: '2019年条例第十四条、第十五条；个人信息保护法第二十五条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      decision: choice({
        label: { zh: '处理', en: 'decision' },
        required: 'form',
        options: [
          { value: 'clean', label: { zh: '未发现问题，可以发出', en: 'nothing found, may leave' } },
          { value: 'accepted', label: { zh: '已核对发现的内容，可以发出', en: 'findings looked at, may leave' } },
          { value: 'withheld', label: { zh: '不得发出', en: 'must not leave' } },
        ],
      }),
      findings: text({ label: { zh: '发现的内容', en: 'findings' }, required: 'never', max: 8000 }),
      reason: text({ label: { zh: '理由', en: 'reason' }, required: 'never', max: 2000 }),
      checked: files({ label: { zh: '检查的文件', en: 'files checked' }, required: 'form' }),
    },
  }),
  'reply.opened': defineEvent({
    type: 'reply.opened',
    machine: 'disclosureRequest',
    label: { zh: '申请人打开答复', en: 'Reply opened' },
    sentence: { zh: '申请人在网上打开了答复', en: 'The applicant opened the reply online' },
    article: '国办公开办函〔2016〕235号；民事诉讼法第九十条（参照）',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: { document: text({ label: { zh: '打开的文件', en: 'document opened' }, required: 'never', max: 200 }) },
  }),
  'document.remade': defineEvent({
    type: 'document.remade',
    machine: 'disclosureRequest',
    label: { zh: '补制文书', en: 'Make a letter again' },
    sentence: { zh: '根据历史补制文书归卷', en: 'A letter was made from the history for the file' },
    article: '2019年条例第四十五条；档案法第十三条（项目规则：补制件须注明，不作原件）',
    actor: 'officer',
    recordedBy: ['registrar', 'officer', 'legalReviewer'],
    fields: {
      letter: text({ label: { zh: '文书', en: 'letter' }, required: 'form', max: 20 }),
      ofVersion: whole({
        label: { zh: '所依据的历史记录', en: 'entry it is made from' },
        required: 'form',
        min: 1,
        max: 1_000_000,
        unit: { zh: '号', en: 'number' },
      }),
      bears: day({ label: { zh: '文书日期', en: 'date of the letter' }, required: 'never' }),
    },
  }),
} as const;
