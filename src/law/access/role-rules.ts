import type { Bilingual } from '../errors.ts';
import { readsCases, type StaffRole } from '../roles.ts';

/** What each role is for, in a sentence for whoever gives it (domain 5.4). */
export const ROLE_DUTIES: Readonly<Record<StaffRole, Bilingual>> = {
  registrar: { zh: '登记收到的申请，确认收到日期，指派承办人。', en: 'Takes applications in, confirms the day of receipt, assigns cases.' },
  officer: {
    zh: '办理案件：补正、征求意见、检索、拟写答复、送达。',
    en: 'Works on cases: corrections, consultations, searches, drafts, service.',
  },
  secrecyReviewer: { zh: '对拟公开的信息作保密审查。', en: 'Checks for state secrets before anything leaves the organ.' },
  legalReviewer: { zh: '审核答复的依据、理由和救济途径。', en: 'Checks basis, reasons and remedies of a reply.' },
  officeHead: {
    zh: '主持公开工作：批准延期、改派案件、编写公开指南。',
    en: 'Heads the disclosure office: approves extensions, reassigns cases, writes the guide.',
  },
  leader: { zh: '签发答复。', en: 'Signs replies.' },
  statistician: { zh: '只看统计数字，看不到案件和姓名。', en: 'Sees figures only, no cases and no names.' },
  auditor: { zh: '查阅全部案件历史和日志，不能作任何更改。', en: 'Reads all histories and logs, and can change nothing.' },
  admin: { zh: '管理机构、人员、日历和设置，看不到案件内容。', en: 'Keeps organs, staff, calendars and settings; sees no case contents.' },
};

export interface RoleRemark {
  /** `refused`: nobody may have these roles together. `warning`: allowed, and worth a second thought. */
  readonly kind: 'refused' | 'warning';
  readonly text: Bilingual;
}

const NONE: RoleRemark = {
  kind: 'refused',
  text: { zh: '至少选择一个角色', en: 'Choose at least one role' },
};
/** Domain 5.4: admin ≠ officer, and no case contents for administrators. */
const ADMIN_WITH_CASES: RoleRemark = {
  kind: 'refused',
  text: {
    zh: '同一人不得兼任系统管理员和接触案件的角色：管理员不看案件内容',
    en: 'One person may not be both administrator and have a role that sees cases: administrators see no case contents',
  },
};
const AUDITOR_AND_ACTOR: RoleRemark = {
  kind: 'warning',
  text: {
    zh: '审计员同时办理案件，等于检查自己：有条件的应由不同的人担任。',
    en: 'An auditor who also works on cases checks the own work: use different people if you can.',
  },
};
const DRAFTS_AND_SIGNS: RoleRemark = {
  kind: 'warning',
  text: {
    zh: '同一人既拟写又审核、签发：系统逐案要求拟稿人与审批人不是同一人，其本人拟写的答复须由他人审批。',
    en: 'The same person drafts and reviews or signs: in each case the program asks for two people, so somebody else must approve what this person drafts.',
  },
};

/** What is to be said of these roles in one hand. Empty: nothing. */
export function roleRemarks(roles: readonly StaffRole[]): readonly RoleRemark[] {
  const has = (...wanted: readonly StaffRole[]): boolean => roles.some((role) => wanted.includes(role));
  const works = has('registrar', 'officer', 'officeHead');
  return [
    ...(roles.length === 0 ? [NONE] : []),
    ...(has('admin') && readsCases(roles) ? [ADMIN_WITH_CASES] : []),
    ...(has('auditor') && (works || has('leader', 'legalReviewer', 'secrecyReviewer')) ? [AUDITOR_AND_ACTOR] : []),
    ...(works && has('leader', 'legalReviewer') ? [DRAFTS_AND_SIGNS] : []),
  ];
}
