import { bilingual } from './bilingual.ts';

/** Whether everything that the office depends on works. */
export const systemTexts = bilingual(
  {
    title: '系统状态',
    lead: '系统依靠的各项服务现在是否正常，不正常时该做什么。邮件出问题不影响案件办理。',
    link: '系统状态',
    columns: { part: '项目', state: '状态', words: '说明' },
    states: { ok: '正常', failing: '异常', off: '未启用', unknown: '尚无结果' },
    parts: {
      database: '数据库',
      clock: '期限自动处理',
      integrity: '完整性核验',
      smtp: '发送邮件',
      imap: '收取邮件',
      clamd: '病毒扫描',
      outbox: '待发邮件',
      webhooks: '事件推送',
    },
    database: { ok: '可以读写，结构与程序一致。', failing: '结构与程序不一致：请系统管理员运行 yishen migrate。' },
    clock: {
      ok: (when: string) => `上次运行：${when}。`,
      late: (when: string) =>
        `上次运行：${when}，已超过 15 分钟。到期和逾期暂时不会自动记录，恢复后按原来的日期补记；案件照常办理。请系统管理员检查服务器进程（yishen serve）。`,
      unknown: '还没有运行过；服务器启动后一分钟内运行。',
    },
    smtp: {
      ok: (when: string) => `邮件服务器上次正常答复：${when}。`,
      failing: (since: string) =>
        `自 ${since} 起不能发送。邮件保留在待发邮件中，恢复后自动发出，不会丢失。请系统管理员检查 SMTP_URL 和网络。`,
      off: '没有设置 SMTP_URL：邮件留存在本机，不会发出。',
      unknown: '已经设置，还没有发过邮件。',
    },
    imap: {
      ok: (when: string) => `上次收取：${when}。`,
      failing: (since: string) =>
        `自 ${since} 起不能收取。邮件仍在邮箱中，恢复后自动收取；急件请直接登录邮箱查看。请系统管理员检查 IMAP_URL 和网络。`,
      off: '没有设置 IMAP_URL：不收取邮件。',
      unknown: '已经设置，还没有收取过。',
    },
    clamd: {
      ok: (when: string) => `上次扫描：${when}。`,
      failing: (since: string) =>
        `自 ${since} 起不能扫描：新上传的文件一律不收取，请申请人和经办人稍后重试。请系统管理员检查 CLAMD 和 clamd 服务。`,
      off: '没有设置 CLAMD：上传的文件不经病毒扫描。',
      unknown: '已经设置，还没有扫描过文件。',
    },
    error: (code: string) => `（代码 ${code}）`,
    outbox: {
      waiting: (count: number) => `等待发送 ${count} 封`,
      trouble: (count: number) => `没有送到 ${count} 封`,
      oldest: (when: string) => `最早一封写于 ${when}`,
      old: '有邮件等待超过一小时：请看发送邮件一项。',
      look: '查看邮件',
    },
    webhooks: {
      ok: '没有停发的推送。',
      parked: (count: number) => `${count} 个推送因连续失败已停发：请系统管理员在“事件推送”中检查后恢复发送。`,
    },
    banner: {
      title: '系统提示',
      smtp: (since: string) => `自 ${since} 起邮件不能发出：邮件会保留，恢复后自动发出。案件照常办理；急事请用电话或者邮寄告知申请人。`,
      imap: (since: string) =>
        `自 ${since} 起不能收取邮箱中的邮件：恢复后自动收取。案件照常办理；请安排人员直接查看邮箱，以免延误收到的申请。`,
      clock: (when: string) =>
        `自 ${when} 起期限没有自动处理：提醒和逾期记录会延迟，恢复后按原来的日期补记。列表中的到期日仍然正确，案件照常办理。`,
      more: '查看系统状态',
    },
  },
  {
    title: 'System status',
    lead: 'Whether the services that the office depends on work, and what to do when one does not. Trouble with mail does not stop casework.',
    link: 'System status',
    columns: { part: 'Part', state: 'State', words: 'Details' },
    states: { ok: 'Works', failing: 'Trouble', off: 'Not in use', unknown: 'Not known yet' },
    parts: {
      database: 'Database',
      clock: 'Deadline worker',
      integrity: 'Integrity',
      smtp: 'Sending mail',
      imap: 'Fetching mail',
      clamd: 'Virus scanner',
      outbox: 'Mail to be sent',
      webhooks: 'Webhooks',
    },
    database: {
      ok: 'It answers and fits the program.',
      failing: 'It does not fit the program: ask the administrator to run yishen migrate.',
    },
    clock: {
      ok: (when) => `Last run: ${when}.`,
      late: (when) =>
        `Last run: ${when}, more than 15 minutes ago. Lapses and passed deadlines are not recorded for now; they are caught up with their own days once it runs again. Casework goes on. Ask the administrator to check the server process (yishen serve).`,
      unknown: 'It has not run yet; it does so within a minute after the server starts.',
    },
    smtp: {
      ok: (when) => `The mail server last answered as it should: ${when}.`,
      failing: (since) =>
        `Nothing has gone out since ${since}. Mail waits and goes out by itself once the server is back; none is lost. Ask the administrator to check SMTP_URL and the network.`,
      off: 'SMTP_URL is not set: mail is kept here and not sent.',
      unknown: 'It is set up; no mail has been sent yet.',
    },
    imap: {
      ok: (when) => `Last fetched: ${when}.`,
      failing: (since) =>
        `Nothing has been fetched since ${since}. Mail stays in the mailbox and is fetched by itself later; look into the mailbox directly for what is urgent. Ask the administrator to check IMAP_URL and the network.`,
      off: 'IMAP_URL is not set: no mail is fetched.',
      unknown: 'It is set up; nothing has been fetched yet.',
    },
    clamd: {
      ok: (when) => `Last scan: ${when}.`,
      failing: (since) =>
        `Scanning has failed since ${since}: no new file is taken, and people are asked to try again later. An administrator can check CLAMD and the clamd service.`,
      off: 'CLAMD is not set: uploaded files are not scanned for viruses.',
      unknown: 'It is set, and no file has been scanned yet.',
    },
    error: (code) => ` (code ${code})`,
    outbox: {
      waiting: (count) => `${count} waiting`,
      trouble: (count) => `${count} not delivered`,
      oldest: (when) => `the oldest put in at ${when}`,
      old: 'Some mail has waited for more than an hour: see sending mail.',
      look: 'Look at the mail',
    },
    webhooks: {
      ok: 'No webhook is parked.',
      parked: (count) =>
        count === 1
          ? 'One webhook is parked because sending failed too long: an administrator can check and resume it under Webhooks.'
          : `${count} webhooks are parked because sending failed too long: an administrator can check and resume them under Webhooks.`,
    },
    banner: {
      title: 'System notice',
      smtp: (since) =>
        `No mail has gone out since ${since}. It is kept and goes out by itself later. Casework goes on; use the telephone or the post for what is urgent.`,
      imap: (since) =>
        `No mail has been fetched since ${since}. It is fetched by itself later. Casework goes on; have somebody look into the mailbox so that no application waits unseen.`,
      clock: (when) =>
        `Deadlines have not been worked through since ${when}. Reminders and lapses come late, with their own days. Due days in the list are still right, and casework goes on.`,
      more: 'See the system status',
    },
  },
);
