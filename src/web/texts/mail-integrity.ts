import { bilingual } from './bilingual.ts';

/** To auditors and administrators: the nightly check found something. */
export const mailIntegrityTexts = bilingual(
  {
    subject: (on: string, count: number) => `【核验异常】${on} 的完整性核验发现 ${count} 处新的异常`,
    title: (on: string) => `${on} 的完整性核验发现异常`,
    todo: (count: number) => `有 ${count} 处记录与其摘要不符，可能被改动过。请保全现场，尽快查明。`,
    steps: [
      '不要修改、恢复或者删除数据库和数据目录；先另存一份副本。',
      '审计员核对异常的位置和最近的审计日志，与封存的链首摘要比较。',
      '系统管理员查明谁接触过服务器和数据库，检查磁盘和最近的恢复操作。',
    ],
    found: '新发现的异常',
    kinds: {
      history: (name: string, entry: string) => `案件 ${name}：历史记录${entry}`,
      letter: (name: string, entry: string) => `案件 ${name}：文书，历史记录${entry}`,
      seal: (name: string, entry: string) => `案件 ${name}：与封存的摘要不符${entry}`,
      log: (_name: string, entry: string) => `审计日志${entry}`,
      heads: (_name: string, entry: string) => `封存的链首${entry}`,
    },
    entry: (number: number) => `第 ${number} 条`,
    unnamed: '（无编号）',
    more: (count: number) => `还有 ${count} 处。`,
    once: '同一处异常只发一次邮件；未消除的，每次核验仍列在核验结果中。',
    open: '打开完整性核验',
    openInProgram: '请登录系统，打开“审计 › 完整性核验”。',
    ask: '核验结果由审计员查看；本邮件只有编号，没有案件内容。',
    footer: '本邮件由政府信息公开申请办理系统自动发出，请不要回复，也不要转发给无关人员。',
  },
  {
    subject: (on, count) => `[Integrity] The check of ${on} found ${count === 1 ? '1 new fault' : `${count} new faults`}`,
    title: (on) => `The integrity check of ${on} found something`,
    todo: (count) =>
      count === 1
        ? 'One record does not fit its digest and may have been changed. Keep everything as it is and find out why.'
        : `${count} records do not fit their digests and may have been changed. Keep everything as it is and find out why.`,
    steps: [
      'Do not change, restore or delete anything in the database or the data directory; make a copy first.',
      'Auditors look at where it is and at the audit log, and compare with the sealed heads.',
      'Administrators find out who had access to server and database, and look at disks and recent restores.',
    ],
    found: 'New faults',
    kinds: {
      history: (name, entry) => `Case ${name}: history${entry}`,
      letter: (name, entry) => `Case ${name}: letter, history${entry}`,
      seal: (name, entry) => `Case ${name}: differs from its sealed digest${entry}`,
      log: (_name, entry) => `Audit log${entry}`,
      heads: (_name, entry) => `Sealed heads${entry}`,
    },
    entry: (number) => `, entry ${number}`,
    unnamed: '(no number)',
    more: (count) => `And ${count} more.`,
    once: 'A fault is mailed once; while it lasts, every check lists it in its result.',
    open: 'Open the integrity checks',
    openInProgram: 'Sign in and open Audit › Integrity.',
    ask: 'Auditors see the results of checks; this e-mail has numbers only, nothing of what cases are about.',
    footer: 'Sent by the system that handles applications for government information. Please do not answer it or pass it on.',
  },
);
