import type { Bilingual } from '../errors.ts';

/** What a program with a key may do. A key has only those it was given; what its owner's roles do not allow it cannot do either. */
export const API_SCOPES = {
  'applications:submit': { zh: '提交申请，并跟踪由本密钥提交的申请', en: 'send applications, and follow those sent with this key' },
  'cases:read': { zh: '查阅案件', en: 'read cases' },
  'cases:record': { zh: '登记案件事件、上传材料', en: 'record events of cases and upload files' },
  'cases:export': { zh: '导出案件、清单和卷宗', en: 'export cases, lists and case files' },
  'correspondence:read': { zh: '查阅往来邮件和传真', en: 'read mail and faxes' },
  'correspondence:write': { zh: '处理收到的邮件和传真、重新发送', en: 'handle mail and faxes that came in, and send again' },
  'figures:read': { zh: '查阅统计数据（不含个人信息）', en: 'read figures without personal data' },
  'figures:write': { zh: '登记统计台账、编制年度报告', en: 'record figures and work on the annual report' },
  'audit:read': { zh: '查阅审计数据', en: 'read audit data' },
  'settings:read': { zh: '查阅机构、科室、人员、日历、模板和设置', en: 'read organs, units, staff, calendars, templates and settings' },
  'settings:write': { zh: '更改机构、科室、人员、日历、模板和设置', en: 'change organs, units, staff, calendars, templates and settings' },
} as const satisfies Record<string, Bilingual>;

export type ApiScope = keyof typeof API_SCOPES;
export const API_SCOPE_NAMES = Object.keys(API_SCOPES) as readonly ApiScope[];
