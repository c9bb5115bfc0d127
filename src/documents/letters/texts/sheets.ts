import { APPLICANT_CLASS_LABELS, CHANNEL_LABELS } from '../../../law/channels.ts';
import { DECISIONS } from '../../../law/decision-codes.ts';
import { APPLICANT_TYPE_LABELS, ID_TYPE_LABELS } from '../../../law/events/applicant-field.ts';
import { receiptRuleOf } from '../../../law/receipt.ts';
import { formalBasis } from '../cite.ts';
import type { LetterContent } from '../letter-content.ts';
import { type LetterParts, type LetterView, latest } from '../letter-view.ts';
import { chineseDate, textIn } from '../words.ts';
import { applicantOf, askedFor, dueDay } from './common.ts';
import { MEDIA_WORDS, OBTAIN_WORDS, wordsOf } from './labels.ts';

type Rows = LetterContent['rows'];

const zhOf = (labels: Readonly<Record<string, { readonly zh: string }>>, key: string | null | undefined): string =>
  key == null ? '' : (labels[key]?.zh ?? '');

/** Rows of a citizen or of an organisation; of both where the kind is not on record. */
function applicantRows({ application }: LetterView): Rows {
  const { applicant: who, agent, fax } = application;
  const person: Rows = [
    { label: '证件名称', value: zhOf(ID_TYPE_LABELS, who.idType) },
    { label: '证件号码', value: who.idNumber ?? '' },
  ];
  const organisation: Rows = [
    { label: '统一社会信用代码', value: who.uscc ?? '' },
    { label: '法定代表人', value: who.legalRep ?? '' },
    { label: '联系人', value: who.contactName ?? '' },
  ];
  return [
    { label: '申请人类型', value: zhOf(APPLICANT_TYPE_LABELS, who.type) },
    { label: '姓名或者名称', value: who.name ?? '' },
    ...(who.type === undefined ? [...person, ...organisation] : who.type === 'citizen' ? person : organisation),
    { label: '代理人', value: agent },
    { label: '联系电话', value: who.phone ?? '' },
    { label: '电子邮箱', value: who.email ?? '' },
    { label: '传真', value: fax },
    { label: '通信地址', value: who.address ?? '' },
    { label: '邮政编码', value: who.postcode ?? '' },
  ];
}

function requestRows({ application, facts }: LetterView): Rows {
  return [
    { label: '所需信息名称', value: application.title },
    { label: '文号', value: application.docNo },
    { label: '索引号', value: application.indexNo },
    { label: '内容描述', value: application.description },
    { label: '提供载体形式', value: wordsOf(application.media, MEDIA_WORDS) },
    { label: '获取信息的方式', value: wordsOf(application.obtainWay, OBTAIN_WORDS) },
    { label: '接受其他方式', value: application.acceptOther ? '是' : '' },
    { label: '需要协助', value: application.needsAssistance ? '是' : '' },
    { label: '申请方式', value: zhOf(CHANNEL_LABELS, facts.channel) },
  ];
}

/** 政府信息公开申请表: the fields of domain 4.1 that are on record. */
export function writeApplicationForm(view: LetterView): LetterParts {
  const { event } = view;
  const dictated = event.type === 'application.dictated';
  return {
    body: [],
    rows: [
      ...applicantRows(view),
      ...requestRows(view),
      ...(dictated ? [{ label: '书写困难情形', value: textIn(event.data, 'cannotWrite') }] : []),
      { label: '申请日期', value: chineseDate(event.on) },
      { label: '申请人签名盖章', value: dictated && event.data.signed === true ? '已签名或者捺印（见原件）' : '' },
      ...(dictated ? [{ label: '代填人', value: event.actorName }] : []),
    ],
  };
}

/** 申请登记表. */
export function writeRegistration(view: LetterView): LetterParts {
  const { event, facts, regime } = view;
  const { arrivedOn, receivedOn, channel } = facts;
  const known = channel !== null && arrivedOn !== null && Object.hasOwn(CHANNEL_LABELS, channel);
  const rule = known ? receiptRuleOf(channel as keyof typeof CHANNEL_LABELS, arrivedOn).basis.zh : '';
  return {
    body: [],
    rows: [
      { label: '原系统编号', value: textIn(event.data, 'legacyNo') },
      ...applicantRows(view),
      { label: '申请人类别', value: zhOf(APPLICANT_CLASS_LABELS, view.application.applicant.class) },
      ...requestRows(view),
      { label: '到达日期', value: arrivedOn === null ? '' : chineseDate(arrivedOn) },
      { label: '邮件号', value: textIn(event.data, 'mailNumber') },
      { label: '收到申请之日', value: receivedOn === null ? '' : chineseDate(receivedOn) },
      { label: '收到日期依据', value: receivedOn === null ? '' : formalBasis(rule, regime.id) },
      { label: '答复期限', value: dueDay(view) },
      { label: '登记人', value: event.actorName },
      { label: '登记日期', value: chineseDate(event.on) },
    ],
  };
}

const FOUND: Readonly<Record<string, string>> = { found: '检索到', notFound: '未检索到' };

/** 检索记录. */
export function writeSearchRecord(view: LetterView): LetterParts {
  const { event, application } = view;
  const started = latest(view, 'search.started');
  return {
    body: [],
    rows: [
      { label: '申请公开的内容', value: askedFor(application) },
      { label: '检索科室', value: textIn(started?.data, 'units') || textIn(latest(view, 'unit.assigned')?.data, 'unit') },
      { label: '开始检索日期', value: started === undefined ? '' : chineseDate(started.on) },
      { label: '检索系统档案', value: textIn(event.data, 'systems') },
      { label: '检索词', value: textIn(event.data, 'terms') },
      { label: '检索人员', value: textIn(event.data, 'staff') },
      { label: '完成检索日期', value: chineseDate(event.on) },
      { label: '检索结果', value: FOUND[textIn(event.data, 'result')] ?? '' },
      { label: '结果清单', value: textIn(event.data, 'resultList') },
      { label: '检索人员签名', value: '' },
    ],
  };
}

const SECRECY: Readonly<Record<string, string>> = {
  'secrecy.cleared': '经审查，可以公开',
  'secrecy.restricted': '经审查，限制公开（部分或者全部不得公开）',
  'secrecy.referred': '不能确定是否可以公开，报有关主管部门或者保密行政管理部门确定',
};

/** 信息公开审查（保密审查）呈批单. The item itself never stands here: the system is a non-classified one. */
export function writeSecrecySheet(view: LetterView): LetterParts {
  const { event, application } = view;
  return {
    body: [],
    rows: [
      { label: '申请公开的内容', value: askedFor(application) },
      { label: '审查意见', value: SECRECY[event.type] ?? '' },
      { label: '密级认定', value: textIn(event.data, 'level') },
      { label: '依据', value: textIn(event.data, 'basis') },
      { label: '涉及部分', value: textIn(event.data, 'part') },
      { label: '保密审查员', value: event.actorName },
      { label: '审查日期', value: chineseDate(event.on) },
      { label: '承办科室意见', value: '' },
      { label: '分管领导意见', value: '' },
    ],
  };
}

/** 当场答复笔录: the reply itself, so it tells the remedies. */
export function writeOnSpotNote(view: LetterView): LetterParts {
  const { event, facts, application, code, regime } = view;
  return {
    body: [],
    ...(code === null ? {} : { remedy: { code, decidedOn: facts.on } }),
    rows: [
      { label: '申请人', value: applicantOf(view) },
      { label: '申请公开的内容', value: askedFor(application) },
      { label: '收到申请之日', value: facts.receivedOn === null ? '' : chineseDate(facts.receivedOn) },
      { label: '答复日期', value: chineseDate(event.on) },
      { label: '答复类型', value: code === null ? '' : DECISIONS[code].label.zh },
      { label: '依据', value: code === null ? '' : formalBasis(DECISIONS[code].basis[regime.id], regime.id) },
      { label: '答复内容', value: textIn(event.data, 'note') },
      { label: '授权负责人', value: textIn(event.data, 'authorisedBy') },
      { label: '答复人', value: event.actorName },
      { label: '申请人签名', value: '' },
      { label: '签名日期', value: '' },
    ],
  };
}
