import type { HeldReason } from '../../engine/inbound/classify-mail.ts';
import type { PartRefusal } from '../../engine/inbound/keep-parts.ts';
import type { InboundAct, InboundState } from '../../store/inbound-store.ts';

/** Words for the codes of mail that came in. */

export const HELD_ZH: Readonly<Record<HeldReason, string>> = {
  noReadableBody: '邮件没有可以阅读的正文。',
  notAllowed: '只有不能收取的附件，没有收取任何文件。',
  tooLarge: '邮件超过 30 MB，只取回了正文，附件仍在邮件服务器上。',
  broken: '邮件格式异常，只读出了开头部分。',
  forgedSender: '发件人可能是冒充的：没有发件人、有多个发件人、使用本机关的地址，或者没有通过来信验证。',
  spam: '邮件服务器判断为垃圾邮件。',
  tooMany: '同一发件人短时间内来信过多。',
  flood: '一小时内收到的邮件过多，可能有人借本邮箱向他人滥发邮件，暂不自动登记。',
  notEvidentlyAnApplication: '主题、正文和附件名称中都没有提到申请或者公开，可能不是申请。',
  caseNoFromElsewhere: '主题中写有案号，但不是从该案申请人的邮箱寄来的。',
  answerToStaffMail: '回复的是发给工作人员的通知，不是申请人的来信。',
  caseTakesNone: '相关案件现在不能再归入材料。',
  organUnknown: '本系统有多个机关，没有设置这个邮箱属于哪个机关（MAIL_ORGAN）。',
  handlingFailed: '系统几次处理都没有成功，请人工处理。',
};

export const HELD_EN: Readonly<Record<HeldReason, string>> = {
  noReadableBody: 'The mail has no text that can be read.',
  notAllowed: 'It brings only attachments that cannot be accepted; none was kept.',
  tooLarge: 'It is larger than 30 MB: only its text was fetched, and the attachments are still on the mail server.',
  broken: 'The mail is malformed; only its beginning could be read.',
  forgedSender:
    'The sender may be forged: none is given, or several, or one of our own addresses, or the sender failed the mail server’s check.',
  spam: 'The mail server considers it spam.',
  tooMany: 'This sender has sent too many mails in a short time.',
  flood: 'Too many mails came within an hour; somebody may be using this mailbox to have strangers written to.',
  notEvidentlyAnApplication: 'Neither subject, text nor attachment names mention an application or disclosure, so it may not be one.',
  caseNoFromElsewhere: 'The subject names a case, but the mail did not come from the applicant’s address.',
  answerToStaffMail: 'It answers a notice to staff, so it is not from the applicant.',
  caseTakesNone: 'The case it belongs to takes no more papers.',
  organUnknown: 'This server has several organs and was not told whose mailbox this is (MAIL_ORGAN).',
  handlingFailed: 'The system tried several times and failed; please deal with it yourself.',
};

export const PARTS_ZH: Readonly<Record<PartRefusal, string>> = {
  tooLarge: '超过 20 MB，未收取',
  empty: '文件是空的，未收取',
  kind: '不是可以收取的文件类型，未收取',
  contents: '内容与扩展名不符，未收取',
  encrypted: '文件有密码，无法打开，未收取（邮件原文中有）',
  unreadable: '文件已损坏，未收取（邮件原文中有）',
  tooManyPages: '超过 2000 页，未收取（邮件原文中有）',
  bomb: '压缩包解压后过大，未收取（邮件原文中有）',
  nested: '压缩包内的压缩包还含有压缩包，未收取（邮件原文中有）',
  paths: '压缩包内有指向包外的路径，未收取（邮件原文中有）',
  infected: '检出病毒，未收取；邮件原文中也有，请勿打开',
  scanTooLarge: '超过病毒扫描程序可以检查的大小，未收取（邮件原文中有）',
  scanLater: '收到时病毒扫描程序不可用，未单独收取（邮件原文中有）',
  tooMany: '附件过多，未单独收取（邮件原文中有）',
  winmail: 'Outlook 专用格式（winmail.dat），不能打开；请申请人改用纯文本或者 HTML 格式重新发送',
  calendar: '日程邀请，未收取',
  notFetched: '邮件过大，未取回',
};

export const PARTS_EN: Readonly<Record<PartRefusal, string>> = {
  tooLarge: 'larger than 20 MB, not kept',
  empty: 'empty, not kept',
  kind: 'a kind of file that cannot be accepted, not kept',
  contents: 'its contents do not match its extension, not kept',
  encrypted: 'it has a password, not kept (the original mail has it)',
  unreadable: 'damaged, not kept (the original mail has it)',
  tooManyPages: 'more than 2000 pages, not kept (the original mail has it)',
  bomb: 'an archive that would become too large when unpacked, not kept (the original mail has it)',
  nested: 'an archive of archives of archives, not kept (the original mail has it)',
  paths: 'an archive with paths that lead out of it, not kept (the original mail has it)',
  infected: 'it has a virus, not kept; the original mail has it too: do not open it',
  scanTooLarge: 'larger than the virus scanner can check, not kept (the original mail has it)',
  scanLater: 'the virus scanner was away when it came, not kept on its own (the original mail has it)',
  tooMany: 'too many attachments, not kept on its own (the original mail has it)',
  winmail: 'Outlook’s own format (winmail.dat), which cannot be opened; ask the applicant to send it again as plain text or HTML',
  calendar: 'a calendar invitation, not kept',
  notFetched: 'not fetched, as the mail is too large',
};

export const STATES_ZH: Readonly<Record<InboundState, string>> = {
  stored: '等待处理',
  held: '待人工处理',
  opened: '已登记为申请',
  filed: '已归入案件',
  bounce: '退信',
  automatic: '自动邮件',
  own: '本机关发出的邮件',
  duplicate: '重复收到',
  dismissed: '不是申请',
};

export const STATES_EN: Readonly<Record<InboundState, string>> = {
  stored: 'Waiting to be handled',
  held: 'Needs a decision',
  opened: 'Registered as an application',
  filed: 'Filed in a case',
  bounce: 'Returned mail',
  automatic: 'Automatic mail',
  own: 'Sent by this office',
  duplicate: 'Received before',
  dismissed: 'Not an application',
};

export const ACTS_ZH: Readonly<Record<InboundAct['what'], string>> = {
  opened: '登记为申请',
  filed: '归入案件',
  dismissed: '认定不是申请',
  restored: '撤销“不是申请”的认定',
};

export const ACTS_EN: Readonly<Record<InboundAct['what'], string>> = {
  opened: 'registered it as an application',
  filed: 'filed it in a case',
  dismissed: 'decided that it is not an application',
  restored: 'took back that decision',
};

export const AUTOMATIC_ZH: Readonly<Record<string, string>> = {
  autoReply: '自动回复',
  list: '邮件列表',
  receipt: '已读回执',
  loop: '循环邮件',
  report: '投递报告',
  senderNotProven: '发件人身份未核实',
};

export const AUTOMATIC_EN: Readonly<Record<string, string>> = {
  autoReply: 'Automatic reply',
  list: 'Mailing list',
  receipt: 'Read receipt',
  loop: 'Mail loop',
  report: 'Delivery report',
  senderNotProven: 'Sender not verified',
};
