import { bilingual } from './bilingual.ts';

/** The case file as one PDF. */
export const caseFileTexts = bilingual(
  {
    tool: '卷宗 PDF',
    title: '卷宗 PDF',
    back: '返回案件',
    lead: '把本案的封面、目录、全部文书和材料、办理过程记录合成一个 PDF，带目录、书签和页码。',
    count: (papers: number) => `卷内材料 ${papers} 件：`,
    none: '本案还没有文书和材料，卷宗中只有封面、目录和办理过程记录。',
    wait: '材料较多时需要几十秒，请不要重复点击。',
    sheet: '不能转为页面，卷宗中以说明页代替',
    make: '生成并下载',
  },
  {
    tool: 'Case file (PDF)',
    title: 'Case file (PDF)',
    back: 'Back to the case',
    lead: 'One PDF of the cover, the index, all letters and papers of this case and its history, with bookmarks and page numbers. It is in Chinese, as the file is.',
    count: (papers) => (papers === 1 ? 'It has one paper:' : `It has ${papers} papers:`),
    none: 'This case has no letters or papers yet: the file will have its cover, its index and the history only.',
    wait: 'With many papers it takes some ten seconds. Please press the button once.',
    sheet: 'has no pages; a sheet will stand for it',
    make: 'Make and download it',
  },
);
