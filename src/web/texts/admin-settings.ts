import { bilingual } from './bilingual.ts';

export const adminSettingTexts = bilingual(
  {
    title: '设置',
    lead: '保存后随即生效，更改前后的值记入审计日志。法律规定的期限不是设置，不能更改。',
    whole: '全部机关',
    of: (organ: string) => `${organ}`,
    columns: { name: '设置', value: '现在的值', initial: '默认值' },
    change: '更改',
    empty: '（空）',
    organ: '机关',
    show: '显示',
    wholeOnly: '适用于全部机关的设置由最上级机关的管理员更改。',
    initial: (value: string) => `默认：${value}`,
    editTitle: '更改设置',
  },
  {
    title: 'Settings',
    lead: 'They act as soon as they are saved; the values before and after are kept in the audit log. What the law fixes is no setting.',
    whole: 'All organs',
    of: (organ) => `${organ}`,
    columns: { name: 'Setting', value: 'Now', initial: 'Default' },
    change: 'Change',
    empty: '(empty)',
    organ: 'Organ',
    show: 'Show',
    wholeOnly: 'Administrators of the topmost organ change what holds for all.',
    initial: (value) => `Default: ${value}`,
    editTitle: 'Change settings',
  },
);
