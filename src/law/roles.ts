import type { Bilingual } from './errors.ts';

/** Staff roles, least privilege: domain 5.4. One person may hold several, but not `admin` with `officer`. */
export const STAFF_ROLES = [
  'registrar',
  'officer',
  'secrecyReviewer',
  'legalReviewer',
  'officeHead',
  'leader',
  'statistician',
  'auditor',
  'admin',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Administrators see no case contents and statisticians numbers only (domain 5.4). */
const CASE_ROLES: ReadonlySet<StaffRole> = new Set(STAFF_ROLES.filter((role) => role !== 'admin' && role !== 'statistician'));

/** Whether somebody with these roles may know what cases are about. */
export function readsCases(roles: readonly StaffRole[]): boolean {
  return roles.some((role) => CASE_ROLES.has(role));
}

/** Who acts in law. Outsiders' acts are recorded by staff on their behalf. */
export type LegalActor = StaffRole | 'applicant' | 'unit' | 'thirdParty' | 'otherOrgan' | 'reviewOrgan' | 'court' | 'supervisor' | 'clock';

export const ROLE_LABELS: Record<LegalActor, Bilingual> = {
  registrar: { zh: '登记员', en: 'registrar' },
  officer: { zh: '承办人', en: 'officer' },
  secrecyReviewer: { zh: '保密审查员', en: 'secrecy reviewer' },
  legalReviewer: { zh: '法制审核员', en: 'legal reviewer' },
  officeHead: { zh: '政府信息公开工作机构负责人', en: 'head of the disclosure office' },
  leader: { zh: '分管领导（签发人）', en: 'leader' },
  statistician: { zh: '统计员', en: 'statistician' },
  auditor: { zh: '审计员', en: 'auditor' },
  admin: { zh: '系统管理员', en: 'administrator' },
  applicant: { zh: '申请人', en: 'applicant' },
  unit: { zh: '承办科室', en: 'unit' },
  thirdParty: { zh: '第三方', en: 'third party' },
  otherOrgan: { zh: '其他机关', en: 'other organ' },
  reviewOrgan: { zh: '行政复议机关', en: 'review organ' },
  court: { zh: '人民法院', en: 'court' },
  supervisor: { zh: '政府信息公开工作主管部门', en: 'supervisor of disclosure work' },
  clock: { zh: '系统时钟', en: 'system clock' },
};

export type ActorKind = 'staff' | 'machine' | 'applicant' | 'mailbox' | 'clock' | 'import';

/** Who records an event: a member of staff, a program with a key of its own, the applicant on the portal, the mailbox that takes in mail, the clock, or an import of history. */
export interface Actor {
  readonly kind: ActorKind;
  /** Stable id of the person or of the program's key; `applicant`, `mailbox`, `clock` and `import` for whoever has no account. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Id of the API key by which the person acts; it stands in the history. Programs act under the id of their key. */
  readonly apiKey?: string;
}

/** The applicant on the portal, who proved to be one by query code or account. Acts on the own case only: the route sees to that. */
export function applicantActor(name: string): Actor {
  return { kind: 'applicant', id: 'applicant', name, roles: [] };
}

/** Puts on record what came by mail, as it came: nobody has looked at it yet. */
export const MAILBOX_ACTOR: Actor = { kind: 'mailbox', id: 'mailbox', name: '收件邮箱', roles: [] };
/** Puts on record what the fax server took in. */
export const FAX_ACTOR: Actor = { kind: 'mailbox', id: 'fax', name: '传真机', roles: [] };
export const CLOCK_ACTOR: Actor = { kind: 'clock', id: 'clock', name: '系统时钟', roles: [] };
export const IMPORT_ACTOR: Actor = { kind: 'import', id: 'import', name: '历史导入', roles: [] };
