import type { Bilingual } from './errors.ts';

interface SettingBase {
  /** `installation`: one for all organs. */
  readonly scope: 'installation' | 'organ';
  readonly label: Bilingual;
  readonly help: Bilingual;
  /** Holds until somebody decides. */
  readonly initial: string;
}

export type SettingDefinition = SettingBase &
  (
    | { readonly kind: 'time'; readonly from: string; readonly to: string }
    | { readonly kind: 'number'; readonly min: number; readonly max: number }
    | { readonly kind: 'choice'; readonly options: Readonly<Record<string, Bilingual>> }
    | { readonly kind: 'text'; readonly maxCharacters: number }
  );

/** What administrators may decide. Each of them is obeyed; what the law fixes is no setting. */
export const SETTINGS = {
  digestTime: {
    scope: 'installation',
    kind: 'time',
    from: '06:00',
    to: '20:00',
    initial: '08:30',
    label: { zh: '每日摘要的发送时间', en: 'Hour of the daily digest' },
    help: {
      zh: '北京时间，06:00 至 20:00。当天的摘要从这时起发出；当天已发出的不再重发。',
      en: 'Beijing time, 06:00 to 20:00. The digest of a day goes out from then on; one that went out is not sent again.',
    },
  },
  mailKeptDays: {
    scope: 'installation',
    kind: 'number',
    min: 7,
    max: 365,
    initial: '30',
    label: { zh: '与案件无关的邮件保存天数', en: 'Days for which mail about no case is kept' },
    help: {
      zh: '7 至 365 天。每日摘要等邮件发出后保存的天数；与案件有关的邮件随案件保存，不受影响。',
      en: '7 to 365 days, counted from when it was sent: digests and the like. Mail of a case stays with the case.',
    },
  },
  webhookKeptDays: {
    scope: 'installation',
    kind: 'number',
    min: 30,
    max: 1095,
    initial: '90',
    label: { zh: '推送记录保存天数', en: 'Days for which the log of webhooks is kept' },
    help: {
      zh: '30 至 1095 天。停发后可以补发最近 30 天的事件，因此不能少于 30 天。',
      en: '30 to 1095 days. What a parked webhook missed is made up for 30 days, so fewer will not do.',
    },
  },
  reassessmentMonths: {
    scope: 'organ',
    kind: 'number',
    min: 1,
    max: 36,
    initial: '12',
    label: { zh: '不予公开信息的评估间隔（月）', en: 'Months between reassessments of exempt information' },
    help: {
      zh: '1 至 36 个月。不予公开的信息满这一时间，提醒保密审查人员重新评估（2019年条例第十八条）。',
      en: '1 to 36 months. After that time the secrecy reviewers are reminded to look at an exemption again (2019 Regulation, art. 18).',
    },
  },
  openDataK: {
    scope: 'installation',
    kind: 'number',
    min: 3,
    max: 50,
    initial: '5',
    label: { zh: '开放数据：每组至少的案件数', en: 'Open data: fewest cases in a group' },
    help: {
      zh: '3 至 50。案件清单里，收到时间、申请人类别、渠道等都相同的案件少于这个数的，合并到更粗的分类；仍然不足的不公开，只公布件数。',
      en: '3 to 50. Cases with the same time, class, channel and so on: fewer than this are told more coarsely, and left out where that does not help.',
    },
  },
  openDataTerms: {
    scope: 'installation',
    kind: 'text',
    maxCharacters: 300,
    initial: '可以免费使用、复制、传播和加工，须注明来源；不得据以推断申请人的身份。',
    label: { zh: '开放数据：使用条件', en: 'Open data: terms of use' },
    help: {
      zh: '写入数据说明，最多 300 字。',
      en: 'Stands in the description of the data. At most 300 characters.',
    },
  },
  openDataCases: {
    scope: 'organ',
    kind: 'choice',
    options: { yes: { zh: '公开', en: 'Published' }, no: { zh: '不公开', en: 'Not published' } },
    initial: 'yes',
    label: { zh: '开放数据：匿名的案件清单', en: 'Open data: list of cases without names' },
    help: {
      zh: '年度报告公布后，公开该年收到的申请清单，不含个人信息；不公开的，只公开年度数据。',
      en: 'Once the report of a year is published, the applications of the year are listed without personal data; otherwise only the figures are.',
    },
  },
  publicPages: {
    scope: 'organ',
    kind: 'choice',
    options: { yes: { zh: '列出', en: 'Listed' }, no: { zh: '不列出', en: 'Not listed' } },
    initial: 'yes',
    label: { zh: '在公开页面列出本机关', en: 'On the public pages' },
    help: {
      zh: '不列出的，公众不能在网上向该机关提出申请；已经提出的申请照常查询、办理。',
      en: 'An organ that is not listed takes no applications online; those it has are tracked and handled as before.',
    },
  },
  reportingBody: {
    scope: 'organ',
    kind: 'choice',
    options: {
      department: { zh: '部门（1月31日前公布）', en: 'Department (published by 31 January)' },
      government: { zh: '人民政府（3月31日前公布）', en: 'Government (published by 31 March)' },
    },
    initial: 'department',
    label: { zh: '年度报告的公布期限', en: 'By when the annual report is published' },
    help: {
      zh: '《条例》第四十九条：行政机关每年1月31日前，县级以上地方人民政府政府信息公开工作主管部门每年3月31日前。2018年及以前的报告都是3月31日。',
      en: 'Article 49: departments by 31 January, governments by 31 March. Reports of 2018 and before: 31 March.',
    },
  },
  portalNoticeZh: {
    scope: 'organ',
    kind: 'text',
    maxCharacters: 300,
    initial: '',
    label: { zh: '申请页面的通知（中文）', en: 'Notice on the application page (Chinese)' },
    help: {
      zh: '显示在本机关申请页面的上方，例如春节值班安排。最多 300 字，留空则不显示。',
      en: 'Stands at the top of the organ’s application page, such as who is there over a holiday. At most 300 characters; empty for none.',
    },
  },
  portalNoticeEn: {
    scope: 'organ',
    kind: 'text',
    maxCharacters: 300,
    initial: '',
    label: { zh: '申请页面的通知（英文）', en: 'Notice on the application page (English)' },
    help: {
      zh: '英文页面上显示；留空则英文页面不显示通知。',
      en: 'For the English page; empty for none.',
    },
  },
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** The value as it is kept; undefined when it will not do. */
export function readSettingValue(definition: SettingDefinition, typed: string): string | undefined {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  switch (definition.kind) {
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) && text >= definition.from && text <= definition.to ? text : undefined;
    case 'number':
      return /^\d{1,6}$/.test(text) && Number(text) >= definition.min && Number(text) <= definition.max ? String(Number(text)) : undefined;
    case 'choice':
      return Object.hasOwn(definition.options, text) ? text : undefined;
    case 'text':
      return [...text].length <= definition.maxCharacters ? text : undefined;
  }
}

const MAX_SHOWN = 40;

/** What was given, and what is allowed: for a value that `readSettingValue` does not take. */
export function settingTrouble(definition: SettingDefinition, typed: string): Bilingual {
  const { zh, en } = allowedIn(definition);
  const { label } = definition;
  const given = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (definition.kind === 'text') {
    const count = [...given].length;
    return { zh: `${label.zh}有 ${count} 个字，${zh}`, en: `${label.en} has ${count} characters; ${en}` };
  }
  if (given === '') return { zh: `${label.zh}没有填写，${zh}`, en: `${label.en} is empty; ${en}` };
  const shown = [...given].length > MAX_SHOWN ? `${[...given].slice(0, MAX_SHOWN).join('')}…` : given;
  return { zh: `${label.zh}填的是“${shown}”，${zh}`, en: `${label.en} is “${shown}”; ${en}` };
}

function allowedIn(definition: SettingDefinition): Bilingual {
  switch (definition.kind) {
    case 'time':
      return {
        zh: `应为 ${definition.from} 至 ${definition.to} 之间的时间，例如 ${definition.initial}`,
        en: `it must be a time from ${definition.from} to ${definition.to}, such as ${definition.initial}`,
      };
    case 'number':
      return {
        zh: `应为 ${definition.min} 至 ${definition.max} 之间的整数`,
        en: `it must be a whole number from ${definition.min} to ${definition.max}`,
      };
    case 'choice': {
      const labels = Object.values(definition.options);
      return { zh: `应为${labels.map((one) => one.zh).join('或者')}`, en: `it must be one of: ${labels.map((one) => one.en).join(', ')}` };
    }
    case 'text':
      return { zh: `至多 ${definition.maxCharacters} 个字`, en: `at most ${definition.maxCharacters} are allowed` };
  }
}
