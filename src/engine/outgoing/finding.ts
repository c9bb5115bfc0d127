import type { Bilingual } from '../../law/errors.ts';

/** What a file may carry out of the organ without anybody seeing it on the page. */
export const FINDING_LABELS = {
  hiddenSheet: { zh: '隐藏的工作表', en: 'hidden sheet' },
  hiddenRows: { zh: '隐藏的行', en: 'hidden rows' },
  hiddenColumns: { zh: '隐藏的列', en: 'hidden columns' },
  hiddenSlide: { zh: '隐藏的幻灯片', en: 'hidden slide' },
  notes: { zh: '备注页', en: 'speaker notes' },
  pivotData: { zh: '数据透视表的源数据', en: 'source data of a pivot table' },
  externalLink: { zh: '外部链接及其缓存的数据', en: 'external link with cached data' },
  comment: { zh: '批注', en: 'comment' },
  trackedChange: { zh: '修订痕迹', en: 'tracked change' },
  hiddenText: { zh: '隐藏或看不见的文字', en: 'hidden or invisible text' },
  coveredText: { zh: '被遮盖但仍可读取的文字', en: 'text under a cover that can still be read' },
  attachment: { zh: '内嵌的文件', en: 'embedded file' },
  script: { zh: '脚本或自动动作', en: 'script or automatic action' },
  metadata: { zh: '作者等文件属性', en: 'metadata such as the author' },
  place: { zh: '拍摄地点', en: 'place where a picture was taken' },
  identityNumber: { zh: '身份证号码', en: 'identity number' },
  phone: { zh: '电话号码', en: 'telephone number' },
  bankCard: { zh: '银行卡号', en: 'bank card number' },
  email: { zh: '电子邮箱', en: 'e-mail address' },
  unreadable: { zh: '无法检查内容', en: 'contents that cannot be checked' },
} as const satisfies Record<string, Bilingual>;

export type FindingKind = keyof typeof FINDING_LABELS;

/** One thing that was found. */
export interface Finding {
  readonly kind: FindingKind;
  /** Where it stands: a sheet, a page, a part of the file. */
  readonly where: Bilingual;
  /** A few characters of it, numbers masked, so that a person recognises it; empty when there is nothing to show. */
  readonly sample: string;
  /** How many of the kind stand there; 1 or more. */
  readonly count: number;
}

const MAX_SAMPLE = 60;

export function finding(kind: FindingKind, where: Bilingual, sample = '', count = 1): Finding {
  const clean = sample.replace(/\s+/gu, ' ').trim();
  return { kind, where, sample: clean.length > MAX_SAMPLE ? `${clean.slice(0, MAX_SAMPLE)}…` : clean, count };
}

export const WHOLE_FILE: Bilingual = { zh: '整个文件', en: 'whole file' };
