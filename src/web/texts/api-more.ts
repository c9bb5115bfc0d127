import { bilingual } from './bilingual.ts';

/** What programs are told where the words of the page speak of its own buttons. */
export const apiMoreTexts = bilingual(
  {
    draftTaken: '别人刚刚保存过正文。请重新查询，核对后用新的 ETag 再保存。',
    draftNewProposal: '答复已经重新拟定。请重新查询，对照新的拟定核对后再保存。',
    draftClosed: '文稿已经提交或者案件已经变化，正文不能再改。',
    settingTaken: '别人刚刚改过。请重新查询，核对后用新的 ETag 再保存。',
    builtIn: '正在使用的是系统自带的模板，没有可以恢复的。',
    gone: '已经有人处理过，或者现在不能这样办理。请重新查询。',
    viewName: '这个名称已经有了，请换一个。',
    linkLimit: (most: number) => `日历订阅最多 ${most} 个。请先停用不再需要的。`,
    kept: '没有这个案件，或者它不在本密钥的查看范围内，或者不是申请案件。',
    person: '没有这个人，或者不能把案件交给这个人。',
    emailMoved: '邮件寄往哪里，由本人登录后在“设置”页面输入密码更改。',
    burning: '正在制作处理件。请稍后查询。',
  },
  {
    draftTaken: 'Somebody has just saved the text. Get it again, compare, and save with the new ETag.',
    draftNewProposal: 'The reply was proposed anew. Get it again and compare with the new proposal before saving.',
    draftClosed: 'The draft was submitted or the case has moved on: the text can be changed no more.',
    settingTaken: 'Somebody has just changed it. Get it again, compare, and save with the new ETag.',
    builtIn: 'The built-in template is in force: there is nothing to go back from.',
    gone: 'It was dealt with already, or cannot be done now. Look again.',
    viewName: 'There is one of this name already. Choose another.',
    linkLimit: (most: number) => `There can be ${most} calendar links at most. Revoke one that is not needed.`,
    kept: 'There is no such case, or it is out of sight of this key, or it is no application.',
    person: 'There is no such person, or cases cannot be given to them.',
    emailMoved: 'Where mail goes is changed by the person at the settings page, with the password.',
    burning: 'The copy is being made. Look again later.',
  },
);
