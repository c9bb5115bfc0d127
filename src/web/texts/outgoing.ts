import { bilingual } from './bilingual.ts';

const zh = {
  title: '发出前检查',
  link: '检查隐藏内容',
  back: '返回案件',
  lead: '这些文件将发给申请人。检查发现下列内容，打开文件时不一定看得到。请逐项核对后决定；决定和发现的内容一并记入历史。',
  leadSingle: '检查文件中是否带有不应发出的内容。检查不改动文件，也不作记录。',
  nothing: '未发现隐藏的内容、批注、修订痕迹、文件属性或者个人号码。',
  caption: (name: string) => `在“${name}”中发现的内容`,
  kind: '内容',
  where: '位置',
  sample: '摘录',
  count: '数量',
  open: '打开文件',
  clearance: '决定',
  accepted: '已逐项核对，可以发出',
  withheld: '不得发出，退回处理',
  clearanceMissing: '请选择可以发出，还是不得发出。',
  reason: '理由',
  reasonHelp: '可以发出的，说明为什么发现的内容可以公开；不得发出的，说明怎样处理（清除属性、接受修订、区分处理后重新上传）。',
  reasonMissing: '请填写理由：日后复核、复议或者诉讼时要看的。',
  save: '记入历史并继续',
  advice:
    '去除的办法：在 Word、WPS 中接受修订、删除批注，用“检查文档”清除属性；把表格中隐藏的工作表和行列删去后另存；要遮盖的文字用本系统的“区分处理”，不要用黑色图形盖住。',
  held: '已记录：文件不得发出。请处理后重新上传。',
  none: '没有发现',
  notCleared: '检查后答复未能办理，原因如下；文件已通过检查，不必再检查。',
} as const;

const en: typeof zh extends infer T ? { readonly [K in keyof T]: T[K] extends string ? string : T[K] } : never = {
  title: 'Outgoing check',
  link: 'Look for hidden contents',
  back: 'Back to the case',
  lead: 'These files go to the applicant. The check found what stands below; not all of it is seen when the file is opened. Look at each and decide; decision and findings go into the history.',
  leadSingle: 'Looks for what should not leave with the file. The check changes nothing and records nothing.',
  nothing: 'No hidden contents, comments, tracked changes, properties or numbers of people were found.',
  caption: (name: string) => `Found in '${name}'`,
  kind: 'What',
  where: 'Where',
  sample: 'Excerpt',
  count: 'Number',
  open: 'Open the file',
  clearance: 'Decision',
  accepted: 'looked at each, may leave',
  withheld: 'must not leave',
  clearanceMissing: 'Choose whether the files may leave.',
  reason: 'Reason',
  reasonHelp:
    'If they may leave: why what was found may be disclosed. If not: what is to be done (remove properties, accept changes, redact and upload again).',
  reasonMissing: 'Give the reason: it is what a review organ or a court will read.',
  save: 'Record and go on',
  advice:
    "How to remove it: accept changes and delete comments in Word or WPS, clear properties with 'Inspect document'; delete hidden sheets, rows and columns and save again; redact text with this program instead of covering it with black shapes.",
  held: 'Recorded: the files must not leave. Upload them again once they are put right.',
  none: 'nothing found',
  notCleared: 'The files are cleared, but the step itself could not be recorded for the reason below; they need no second check.',
};

export const outgoingTexts = bilingual(zh, en);
