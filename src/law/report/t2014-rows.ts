/**
 * The table 《政府信息公开情况统计表》 of report years 2014–2018, row by row in printed order.
 *
 * Legal source: 国办发〔2014〕32号. A `*` marks a 其中 line under the row before it.
 */
interface Row<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly unit: string;
  /** Whether cases give the number, or the year's recorded entries. */
  readonly from: 'cases' | 'entry';
}

export const T2014_ROWS = [
  { id: '一(一)', name: '主动公开政府信息数（不同渠道和方式公开相同信息计1条）', unit: '条', from: 'entry' },
  { id: '一(一)*', name: '其中：主动公开规范性文件数', unit: '条', from: 'entry' },
  { id: '一(一)**', name: '制发规范性文件总数', unit: '件', from: 'entry' },
  { id: '一(二)1', name: '政府公报公开政府信息数', unit: '条', from: 'entry' },
  { id: '一(二)2', name: '政府网站公开政府信息数', unit: '条', from: 'entry' },
  { id: '一(二)3', name: '政务微博公开政府信息数', unit: '条', from: 'entry' },
  { id: '一(二)4', name: '政务微信公开政府信息数', unit: '条', from: 'entry' },
  { id: '一(二)5', name: '其他方式公开政府信息数', unit: '条', from: 'entry' },
  { id: '二(一)', name: '回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', unit: '次', from: 'entry' },
  { id: '二(二)1', name: '参加或举办新闻发布会总次数', unit: '次', from: 'entry' },
  { id: '二(二)1*', name: '其中：主要负责同志参加新闻发布会次数', unit: '次', from: 'entry' },
  { id: '二(二)2', name: '政府网站在线访谈次数', unit: '次', from: 'entry' },
  { id: '二(二)2*', name: '其中：主要负责同志参加政府网站在线访谈次数', unit: '次', from: 'entry' },
  { id: '二(二)3', name: '政策解读稿件发布数', unit: '篇', from: 'entry' },
  { id: '二(二)4', name: '微博微信回应事件数', unit: '次', from: 'entry' },
  { id: '二(二)5', name: '其他方式回应事件数', unit: '次', from: 'entry' },
  { id: '三(一)', name: '收到申请数', unit: '件', from: 'cases' },
  { id: '三(一)1', name: '当面申请数', unit: '件', from: 'cases' },
  { id: '三(一)2', name: '传真申请数', unit: '件', from: 'cases' },
  { id: '三(一)3', name: '网络申请数', unit: '件', from: 'cases' },
  { id: '三(一)4', name: '信函申请数', unit: '件', from: 'cases' },
  { id: '三(二)', name: '申请办结数', unit: '件', from: 'cases' },
  { id: '三(二)1', name: '按时办结数', unit: '件', from: 'cases' },
  { id: '三(二)2', name: '延期办结数', unit: '件', from: 'cases' },
  { id: '三(三)', name: '申请答复数', unit: '件', from: 'cases' },
  { id: '三(三)1', name: '属于已主动公开范围数', unit: '件', from: 'cases' },
  { id: '三(三)2', name: '同意公开答复数', unit: '件', from: 'cases' },
  { id: '三(三)3', name: '同意部分公开答复数', unit: '件', from: 'cases' },
  { id: '三(三)4', name: '不同意公开答复数', unit: '件', from: 'cases' },
  { id: '三(三)4①', name: '其中：涉及国家秘密', unit: '件', from: 'cases' },
  { id: '三(三)4②', name: '涉及商业秘密', unit: '件', from: 'cases' },
  { id: '三(三)4③', name: '涉及个人隐私', unit: '件', from: 'cases' },
  { id: '三(三)4④', name: '危及国家安全、公共安全、经济安全和社会稳定', unit: '件', from: 'cases' },
  { id: '三(三)4⑤', name: '不是《条例》所指政府信息', unit: '件', from: 'cases' },
  { id: '三(三)4⑥', name: '法律法规规定的其他情形', unit: '件', from: 'cases' },
  { id: '三(三)5', name: '不属于本行政机关公开数', unit: '件', from: 'cases' },
  { id: '三(三)6', name: '申请信息不存在数', unit: '件', from: 'cases' },
  { id: '三(三)7', name: '告知作出更改补充数', unit: '件', from: 'cases' },
  { id: '三(三)8', name: '告知通过其他途径办理数', unit: '件', from: 'cases' },
  { id: '四', name: '行政复议数量', unit: '件', from: 'cases' },
  { id: '四(一)', name: '维持具体行政行为数', unit: '件', from: 'cases' },
  { id: '四(二)', name: '被依法纠错数', unit: '件', from: 'cases' },
  { id: '四(三)', name: '其他情形数', unit: '件', from: 'cases' },
  { id: '五', name: '行政诉讼数量', unit: '件', from: 'cases' },
  { id: '五(一)', name: '维持具体行政行为或者驳回原告诉讼请求数', unit: '件', from: 'cases' },
  { id: '五(二)', name: '被依法纠错数', unit: '件', from: 'cases' },
  { id: '五(三)', name: '其他情形数', unit: '件', from: 'cases' },
  { id: '六', name: '举报投诉数量', unit: '件', from: 'cases' },
  { id: '七', name: '依申请公开信息收取的费用', unit: '万元', from: 'entry' },
  { id: '八(一)', name: '政府信息公开工作专门机构数', unit: '个', from: 'entry' },
  { id: '八(二)', name: '设置政府信息公开查阅点数', unit: '个', from: 'entry' },
  { id: '八(三)', name: '从事政府信息公开工作人员数', unit: '人', from: 'entry' },
  { id: '八(三)1', name: '专职人员数（不包括政府公报及政府网站工作人员数）', unit: '人', from: 'entry' },
  { id: '八(三)2', name: '兼职人员数', unit: '人', from: 'entry' },
  {
    id: '八(四)',
    name: '政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）',
    unit: '万元',
    from: 'entry',
  },
  { id: '九(一)', name: '召开政府信息公开工作会议或专题会议数', unit: '次', from: 'entry' },
  { id: '九(二)', name: '举办各类培训班数', unit: '次', from: 'entry' },
  { id: '九(三)', name: '接受培训人员数', unit: '人次', from: 'entry' },
] as const satisfies readonly Row[];

export type T2014RowId = (typeof T2014_ROWS)[number]['id'];
/** Rows that the year's recorded entries give. */
export type T2014EntryId = Extract<(typeof T2014_ROWS)[number], { readonly from: 'entry' }>['id'];

export const T2014_ROW_IDS: readonly T2014RowId[] = T2014_ROWS.map((row) => row.id);

/** Printed above the first row whose id begins with the heading's; they carry no number. */
export const T2014_HEADINGS: readonly { readonly id: string; readonly name: string }[] = [
  { id: '一', name: '主动公开情况' },
  { id: '一(二)', name: '通过不同渠道和方式公开政府信息的情况' },
  { id: '二', name: '回应解读情况' },
  { id: '二(二)', name: '通过不同渠道和方式回应解读的情况' },
  { id: '三', name: '依申请公开情况' },
  { id: '八', name: '机构建设和保障经费情况' },
  { id: '九', name: '政府信息公开会议和培训情况' },
];
