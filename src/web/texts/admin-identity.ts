import { bilingual } from './bilingual.ts';

/** An account and an identity at the provider, linked by an administrator. */
export const adminIdentityTexts = bilingual(
  {
    link: (name: string) => `关联${name}`,
    title: (name: string, provider: string) => `${name}：关联${provider}`,
    lead: '一般由本人登录后在“设置”中关联。本人不便办理的，管理员可以按身份提供方给出的身份标识关联：此后持有这个身份的人以该账号登录，务必核对无误。关联和取消都记入审计日志。',
    subject: '身份标识（sub）',
    subjectHint: '向统一身份认证的管理员查询。逐字符比对，区分大小写；不是姓名、工号或者邮箱。',
    submit: '关联',
    linked: (label: string, at: string) => `已于 ${at} 关联：${label}`,
    none: '目前没有关联。',
    done: '已经关联。',
    remove: '取消关联',
    removeText: '取消后该身份不能再登录这个账号，本人用账号和密码登录。',
    removed: '已经取消关联。',
    away: (provider: string) => `${provider}暂时没有响应，请稍后再试。`,
  },
  {
    link: (name) => `Link to ${name}`,
    title: (name, provider) => `${name}: link to ${provider}`,
    lead: 'People usually link their own account, under the settings. For somebody who cannot, link the identity that the provider gives: whoever has it signs in to this account then, so make sure that it is right. Linking and unlinking are kept in the audit log.',
    subject: 'Identity (sub)',
    subjectHint: 'Ask whoever keeps the identity provider. Compared letter by letter; it is no name, staff number or mail address.',
    submit: 'Link',
    linked: (label, at) => `Linked on ${at}: ${label}`,
    none: 'It is not linked.',
    done: 'It is linked.',
    remove: 'Remove the link',
    removeText: 'The identity no longer signs in to this account; its owner signs in with login and password.',
    removed: 'The link was removed.',
    away: (provider) => `${provider} does not answer. Please try again later.`,
  },
);
