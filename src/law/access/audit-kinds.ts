import type { Bilingual } from '../errors.ts';

/**
 * What is kept in the audit log: everything people do that is no event of a case. A sentence has `{field}` where a field of the entry's data
 * stands, `{subject}` for its subject.
 */
export const AUDIT_KINDS = {
  'setup.completed': {
    zh: '首次启动：建立机关 {organ} 和首个管理员 {login}',
    en: 'First start: made the organ {organ} and the first administrator {login}',
  },
  'signIn.succeeded': { zh: '登录成功（{method}）', en: 'Signed in ({method})' },
  'signIn.failed': { zh: '登录失败：{login}（{reason}）', en: 'Sign-in failed: {login} ({reason})' },
  'signIn.locked': {
    zh: '账号 {login} 因多次失败被暂时锁定至 {until}',
    en: 'The account {login} was locked until {until} after several failures',
  },
  'signIn.ended': { zh: '退出登录', en: 'Signed out' },
  'session.revoked': { zh: '终止了账号 {login} 的登录（{sessions} 处）', en: 'Ended sign-ins of {login} ({sessions})' },
  'password.changed': { zh: '更改了自己的密码', en: 'Changed the own password' },
  'password.reset': { zh: '重设了账号 {login} 的密码', en: 'Set a new password for {login}' },
  'secondFactor.enrolled': { zh: '启用了动态验证码', en: 'Set up the one-time codes' },
  'secondFactor.removed': { zh: '停用了账号 {login} 的动态验证码', en: 'Removed the one-time codes of {login}' },
  'recoveryCode.used': { zh: '使用了一个恢复码，余 {left} 个', en: 'Used a recovery code; {left} are left' },
  'recoveryCodes.renewed': { zh: '重新生成了恢复码', en: 'Made new recovery codes' },
  'account.created': { zh: '新建账号 {login}（{name}）：{roles}', en: 'Made the account {login} ({name}): {roles}' },
  'staff.imported': { zh: '按人员名单新建 {count} 个账号', en: 'Made {count} accounts from a list of staff' },
  'account.changed': { zh: '更改账号 {login}：{changes}', en: 'Changed the account {login}: {changes}' },
  'account.closed': { zh: '停用账号 {login}', en: 'Closed the account {login}' },
  'account.reopened': { zh: '恢复账号 {login}', en: 'Reopened the account {login}' },
  'account.linked': { zh: '账号 {login} 关联了统一身份认证', en: 'Linked {login} to the identity provider' },
  'account.linkedBy': {
    zh: '管理员把账号 {login} 关联到统一身份认证的身份 {identity}',
    en: 'An administrator linked {login} to the identity {identity} at the identity provider',
  },
  'account.unlinked': { zh: '账号 {login} 取消了统一身份认证的关联', en: 'Removed the link of {login} to the identity provider' },
  'calendarLink.created': { zh: '新建日历订阅（{of}）', en: 'Made a calendar link ({of})' },
  'calendarLink.revoked': { zh: '停用日历订阅（{of}）', en: 'Ended a calendar link ({of})' },
  'organ.created': { zh: '新建机关 {name}', en: 'Made the organ {name}' },
  'organ.changed': { zh: '更改机关 {name}：{changes}', en: 'Changed the organ {name}: {changes}' },
  'unit.created': { zh: '新建科室 {name}', en: 'Made the unit {name}' },
  'unit.changed': { zh: '更改科室 {name}：{changes}', en: 'Changed the unit {name}: {changes}' },
  'unit.closed': { zh: '撤销科室 {name}', en: 'Closed the unit {name}' },
  'calendar.imported': {
    zh: '导入 {year} 年放假安排，{moved} 件案件的期限变动',
    en: 'Imported the notice for {year}; {moved} cases moved',
  },
  'setting.changed': { zh: '更改设置 {setting}：{before} → {after}', en: 'Changed the setting {setting}: {before} → {after}' },
  'guide.published': { zh: '发布公开指南第 {version} 版', en: 'Published version {version} of the guide' },
  'template.changed': { zh: '更换文书模板 {template}', en: 'Changed the letter template {template}' },
  'letterhead.changed': { zh: '更改版头与印章设置', en: 'Changed the letterhead' },
  'webhook.changed': { zh: '更改推送 {name}：{changes}', en: 'Changed the webhook {name}: {changes}' },
  'apiKey.created': { zh: '新建接口密钥 {name}：{scopes}', en: 'Made the API key {name}: {scopes}' },
  'apiKey.revoked': { zh: '吊销接口密钥 {name}', en: 'Revoked the API key {name}' },
  'mail.tested': { zh: '发送测试邮件', en: 'Sent a test mail' },
  'mail.retried': { zh: '重新发送邮件 {subject}', en: 'Sent the mail {subject} again' },
  'mail.cancelled': { zh: '不再发送邮件 {subject}', en: 'Cancelled the mail {subject}' },
  'fax.retried': { zh: '重新发送传真 {subject}', en: 'Sent the fax {subject} again' },
  'fax.cancelled': { zh: '不再发送传真 {subject}', en: 'Cancelled the fax {subject}' },
  'publication.conversionDecided': {
    zh: '对多人申请的信息是否转为主动公开作出决定：{decision}（{cases}件）',
    en: 'Decided whether often-requested information is published: {decision} ({cases} cases)',
  },
  'publication.imported': {
    zh: '导入主动公开目录：{rows}项（文件摘要{digest}）',
    en: 'Imported a publication catalogue: {rows} items (file digest {digest})',
  },
  'publication.importDropped': {
    zh: '放弃导入主动公开目录：{name}（文件摘要{digest}）',
    en: 'Threw away a publication catalogue: {name} (file digest {digest})',
  },
  'suggestion.handled': { zh: '记下意见建议 {subject} 的处理结果', en: 'Noted what became of the suggestion {subject}' },
  'job.retried': { zh: '重新执行任务 {subject}（{kind}）', en: 'Ran the job {subject} ({kind}) again' },
  'integrity.checked': { zh: '核验全部案件历史：{cases} 件，{faults} 处异常', en: 'Checked all histories: {cases} cases, {faults} faults' },
  'heads.sealed': { zh: '封存 {on} 的链首摘要：{cases} 件', en: 'Sealed the heads of {on}: {cases} cases' },
  'bundle.exported': { zh: '导出案件 {case} 的可验证卷宗包', en: 'Exported the verifiable bundle of {case}' },
  'log.exported': { zh: '导出数据：{what}', en: 'Exported: {what}' },
  'report.acted': { zh: '{year}年年度报告：{act}（第{number}条记录）', en: 'Annual report of {year}: {act} (act {number})' },
  'report.entryRecorded': { zh: '登记统计台账 {indicator}：{amount}（{on}）', en: 'Recorded {amount} for {indicator} on {on}' },
  'report.entryVoided': { zh: '作废统计台账 {subject}：{reason}', en: 'Took back the entry {subject}: {reason}' },
  'report.imported': { zh: '导入{what}：{rows}条（文件摘要{digest}）', en: 'Imported {what}: {rows} rows (file digest {digest})' },
  'report.importDropped': { zh: '放弃导入{what}：{name}（文件摘要{digest}）', en: 'Threw away {what}: {name} (file digest {digest})' },
  'indicator.changed': { zh: '更改自设指标 {subject}：{name}', en: 'Changed the own indicator {subject}: {name}' },
} as const satisfies Record<string, Bilingual>;

export type AuditKind = keyof typeof AUDIT_KINDS;
