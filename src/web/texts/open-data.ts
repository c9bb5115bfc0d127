import { bilingual } from './bilingual.ts';

/** Open data, for everybody. */
export const openDataTexts = bilingual(
  {
    title: '开放数据',
    lead: '已公布的年度报告的数据，以及相应年度的申请清单。清单不含姓名、申请内容和案号，并经匿名处理。',
    figures: '年度数据',
    figuresText: '各机关已公布的年度报告，一行一个数。未掌握的数据留空，不等于零。',
    cases: '申请清单',
    casesText: (k: number) =>
      `以该年 12 月 31 日的状态为准。收到时间、申请人类别、渠道等相同的案件每组不少于 ${k} 件；不足的用更粗的分类，仍然不足的不列出，只公布件数。`,
    terms: '使用条件',
    usualTerms: '可以免费使用、复制、传播和加工，须注明来源；不得据以推断申请人的身份。',
    none: '还没有公布年度报告，因此没有开放数据。',
    columns: { organ: '机关', year: '年度', publishedOn: '报告公布日期', csv: 'CSV', json: 'JSON', meta: '说明' },
    file: (kind: string, organ: string, year: number) => `${kind}：${organ}${year}年申请清单`,
    notListed: '该机关不公开清单',
    describe: '数据说明',
    readme: '说明（文本）',
    schema: 'JSON Schema',
    csvw: 'CSV 列说明',
    allFigures: '全部年度数据',
    name: '文件',
    download: '下载',
  },
  {
    title: 'Open data',
    lead: 'The figures of published annual reports, and the applications of those years: without names, contents or case numbers, and anonymised.',
    figures: 'Figures by year',
    figuresText: 'Of every published annual report, one figure a line. What is not known is left empty, which is not zero.',
    cases: 'Lists of applications',
    casesText: (k: number) =>
      `As they stood on 31 December of the year. At least ${k} applications look the same by time, class, channel and so on; smaller groups are told more coarsely, and what is still too few is only counted.`,
    terms: 'Terms of use',
    usualTerms: 'Free to use, copy, pass on and work with, naming the source; not to be used to find out who applicants are.',
    none: 'No annual report has been published yet, so there is no open data.',
    columns: { organ: 'Organ', year: 'Year', publishedOn: 'Report published', csv: 'CSV', json: 'JSON', meta: 'Description' },
    file: (kind: string, organ: string, year: number) => `${kind}: applications of ${year}, ${organ}`,
    notListed: 'the organ publishes no list',
    describe: 'Descriptions',
    readme: 'Read me (text)',
    schema: 'JSON Schema',
    csvw: 'Columns of the CSV',
    allFigures: 'All figures',
    name: 'File',
    download: 'Download',
  },
);
