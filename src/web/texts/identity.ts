import { bilingual } from './bilingual.ts';

/** Signing in with an identity provider. */
export const identityTexts = bilingual(
  {
    button: (name: string) => `使用${name}登录`,
    away: (name: string) => `${name}暂时没有响应，请稍后再试，或者用账号和密码登录。`,
    refused: '统一身份认证没有完成，请重新登录。链接只能使用一次，并且须在十分钟内完成。',
    notLinked:
      '这个身份还没有关联本系统的账号，或者账号已经停用。请先用账号和密码登录，在“设置—统一身份认证”中关联；没有账号的，请与管理员联系。',
    tool: '统一身份认证',
    title: (name: string) => `关联${name}`,
    back: '返回设置',
    lead: (name: string) => `关联以后，可以用${name}登录本系统。本系统只认这一个身份，不按姓名、邮箱自动匹配。`,
    none: '目前没有关联。',
    linked: (label: string, at: string) => `已于 ${at} 关联：${label}`,
    start: (name: string) => `前往${name}确认身份`,
    pending: (label: string) => `已确认身份：${label}。这是您本人吗？`,
    confirm: '是我本人，关联到我的账号',
    drop: '不是，取消',
    remove: '取消关联',
    done: '已经关联。下次可以用统一身份认证登录。',
    taken: '没有关联：这个身份已经关联了另一个账号，或者您的账号已经关联了另一个身份。请与管理员联系。',
    removed: '已经取消关联。',
    expired: '确认已经过期，请重新开始。',
  },
  {
    button: (name) => `Sign in with ${name}`,
    away: (name) => `${name} does not answer. Please try again later, or sign in with login and password.`,
    refused: 'Signing in with the identity provider did not work out. Please begin again: a link works once, and within ten minutes.',
    notLinked:
      'This identity is not linked to an account here, or the account is closed. Sign in with login and password first and link it under “Settings”; without an account, ask your administrator.',
    tool: 'Identity provider',
    title: (name) => `Link ${name}`,
    back: 'Back to settings',
    lead: (name) => `Once it is linked you can sign in with ${name}. Only this one identity counts: nothing is matched by name or e-mail.`,
    none: 'It is not linked.',
    linked: (label, at) => `Linked on ${at}: ${label}`,
    start: (name) => `Go to ${name} and prove who you are`,
    pending: (label) => `You proved to be: ${label}. Is that you?`,
    confirm: 'Yes, link it to my account',
    drop: 'No, cancel',
    remove: 'Remove the link',
    done: 'It is linked. Next time you can sign in with it.',
    taken: 'It was not linked: this identity belongs to another account, or your account to another identity. Ask your administrator.',
    removed: 'The link was removed.',
    expired: 'That took too long. Please begin again.',
  },
);
