import { bilingual } from './bilingual.ts';

/** The answer to mail that could not be taken. */
export const mailRefusedTexts = bilingual(
  {
    subject: '未能接收您的邮件',
    title: '未能接收您的邮件',
    ourselves: '本机关',
    dear: '您好！',
    lead: (organ: string, subject: string) =>
      `您发给${organ}的邮件${subject === '' ? '' : `“${subject}”`}没有能够完整接收，尚未登记为政府信息公开申请，也没有归入已有的申请。`,
    whyTitle: '原因',
    why: {
      tooLarge: (megabytes: number) => `邮件连同附件超过 ${megabytes} MB。`,
      noReadableBody: () => '邮件里没有可以读取的文字，也没有可以接收的附件。',
      forgedSender: () => '无法核实邮件确实由所写的发件人地址发出。',
      tooMany: () => '同一地址在短时间内发来的邮件过多。',
      notAllowed: () => '邮件含有不能接收的内容，例如可以执行的程序。',
      other: () => '邮件不符合接收的要求。',
    },
    insteadTitle: '您可以这样做',
    instead: {
      tooLarge: '减小附件后重新发送，或者把材料分成几封邮件。',
      noReadableBody: '把申请内容直接写在邮件正文里，或者以 PDF、Word 文件、照片作为附件，重新发送。',
      forgedSender: '改用您自己的邮箱，从它的官方网页或者客户端发送。',
      tooMany: '请过一天再发送。',
      notAllowed: '去掉不能接收的附件后重新发送。',
    },
    online: '在网上填写申请表。',
    onlineNoLink: '在本机关网站上填写申请表。',
    existing: '已经提出申请、要补充材料的，请凭申请编号和查询码在网上提交，或者邮寄、当面提交。',
    byPost: '也可以邮寄申请，或者当面到政府信息公开工作机构提交；地址见公开指南。',
    form: '网上申请',
    notYou: '如果您没有发送过邮件，说明有人冒用了您的地址，请忽略本邮件。',
    automatic: '本邮件由系统自动发出，请不要回复。',
  },
  {
    subject: 'Your e-mail could not be accepted',
    title: 'Your e-mail could not be accepted',
    ourselves: 'us',
    dear: 'Dear sender,',
    lead: (organ: string, subject: string) =>
      `Your e-mail ${subject === '' ? '' : `“${subject}” `}to ${organ} could not be accepted in full. It has not been registered as an application for government information, nor put on the file of one.`,
    whyTitle: 'Why',
    why: {
      tooLarge: (megabytes: number) => `With its attachments it is larger than ${megabytes} MB.`,
      noReadableBody: () => 'It has no text that could be read, and no attachment that could be accepted.',
      forgedSender: () => 'It could not be verified that it really came from the address it gives as its sender.',
      tooMany: () => 'Too many e-mails came from the same address within a short time.',
      notAllowed: () => 'It contains something that cannot be accepted, such as a program.',
      other: () => 'It does not meet the conditions for being accepted.',
    },
    insteadTitle: 'What you can do',
    instead: {
      tooLarge: 'Make the attachments smaller and send it again, or divide them among several e-mails.',
      noReadableBody: 'Write your application in the e-mail itself, or attach it as a PDF, a Word file or a photograph, and send it again.',
      forgedSender: 'Send it from your own mailbox, through its official website or program.',
      tooMany: 'Please try again after a day.',
      notAllowed: 'Remove what cannot be accepted and send it again.',
    },
    online: 'Fill in the application form online.',
    onlineNoLink: 'Fill in the application form on our website.',
    existing:
      'If you have applied already and want to add something, do so online with your case number and query code, by post or in person.',
    byPost: 'You can also apply by post, or in person at our disclosure office; the disclosure guide has the address.',
    form: 'Apply online',
    notYou: 'If you have sent no e-mail, somebody has misused your address: please ignore this message.',
    automatic: 'This message was sent automatically. Please do not answer it.',
  },
);
