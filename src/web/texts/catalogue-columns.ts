import { bilingual } from './bilingual.ts';

/** Headings of the catalogue as a table. */
export const catalogueColumns = bilingual(
  {
    labels: {
      indexNo: '索引号',
      title: '名称',
      documentNo: '文号',
      summary: '内容概述',
      createdOn: '生成日期',
      category: '类别',
      channels: '公开渠道',
      link: '网址',
      validity: '有效性',
      publishedOn: '公开日期',
      state: '环节',
      dueOn: '公开期限',
    },
  },
  {
    labels: {
      indexNo: 'Index number',
      title: 'Title',
      documentNo: 'Document number',
      summary: 'Summary',
      createdOn: 'Created',
      category: 'Kind',
      channels: 'Channels',
      link: 'Web address',
      validity: 'Validity',
      publishedOn: 'Published',
      state: 'State',
      dueOn: 'To be published by',
    },
  },
);
