import { bilingual } from './bilingual.ts';

/** The gallery of mails. */
export const mailSampleTexts = bilingual(
  {
    title: '邮件样本',
    lead: '系统发出的每一种邮件，以虚构的案件为例。样本不会发出。',
    caption: '各种邮件',
    columns: { name: '邮件', when: '什么时候发出', to: '发给谁' },
    groups: { applicant: '发给申请人', staff: '发给工作人员', answer: '对来件的答复' },
    back: '返回邮件样本',
    pageTitle: (name: string) => `邮件样本：${name}`,
    languages: '邮件的语言',
    inLanguage: { zh: '中文', en: '英文' },
    variants: '各种情形',
    variant: (number: number) => `情形 ${number}`,
    subject: '主题',
    html: '显示的样子',
    htmlTitle: (subject: string) => `邮件：${subject}`,
    text: '纯文本',
  },
  {
    title: 'Sample e-mails',
    lead: 'Every kind of e-mail that the system sends, with an invented case. Samples are not sent.',
    caption: 'Kinds of e-mail',
    columns: { name: 'E-mail', when: 'When it is sent', to: 'To whom' },
    groups: { applicant: 'To applicants', staff: 'To staff', answer: 'Answers to incoming mail' },
    back: 'Back to the samples',
    pageTitle: (name: string) => `Sample e-mail: ${name}`,
    languages: 'Language of the e-mail',
    inLanguage: { zh: 'Chinese', en: 'English' },
    variants: 'Cases',
    variant: (number: number) => `Case ${number}`,
    subject: 'Subject',
    html: 'As it is shown',
    htmlTitle: (subject: string) => `E-mail: ${subject}`,
    text: 'As plain text',
  },
);
