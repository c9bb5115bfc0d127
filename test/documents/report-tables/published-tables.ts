/** Tables as organs publish them: Word turned into HTML, merged heads, spaces and full-width signs where people put them. */

const ROWS_2021: readonly (readonly [html: string, values: string])[] = [
  ['<td colspan="3">一、本年新收政府信息公开申请数量</td>', '13612,252,0,45,128,32,14069'],
  ['<td colspan="3">二、上年结转政府信息公开申请数量</td>', '535,6,0,1,18,0,560'],
  ['<td rowspan="22">三、本年度办理结果</td><td colspan="2">（一）予以公开</td>', '5345,129,0,41,19,14,5548'],
  ['<td colspan="2">（二）部分公开<b>（区分处理的，只计这一情形，不计其他情形）</b></td>', '2120,39,0,1,6,2,2168'],
  ['<td rowspan="8">（三）不予公开</td><td>1.属于国家秘密</td>', '13,0,0,0,0,0,13'],
  ['<td>2.其他法律行政法规禁止公开</td>', '30,0,0,0,0,0,30'],
  ['<td>3.危及“三安全一稳定”</td>', '11,0,0,0,0,0,11'],
  ['<td>4.保护第三方合法权益</td>', '49,2,0,0,0,0,51'],
  ['<td>5.属于三类内部事务信息</td>', '103,1,0,0,0,0,104'],
  ['<td>6.属于四类过程性信息</td>', '84,1,0,0,0,0,85'],
  ['<td>7.属于行政执法案卷</td>', '282,4,0,0,0,0,286'],
  ['<td>8.属于行政查询事项</td>', '147,0,0,0,1,2,150'],
  ['<td rowspan="3">（四）无法提供</td><td>1.本机关不掌握相关政府信息</td>', '3075,50,0,0,89,8,3222'],
  ['<td>2.没有现成信息需要另行制作</td>', '177,3,0,0,0,0,180'],
  ['<td>3.补正后申请内容仍不明确</td>', '19,0,0,0,0,0,19'],
  ['<td rowspan="5">（五）不予处理</td><td>1.信访举报投诉类申请</td>', '199,1,0,0,3,0,203'],
  ['<td>2.重复申请</td>', '147,1,0,0,0,0,148'],
  ['<td>3.要求提供公开出版物</td>', '0,0,0,0,0,0,0'],
  ['<td>4.无正当理由大量反复申请</td>', '100,1,0,0,0,0,101'],
  ['<td>5.要求行政机关确认或重新出具已获取信息</td>', '5,0,0,0,0,0,5'],
  ['<td rowspan="3">（六）其他处理</td><td>1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请</td>', '315,3,0,0,0,0,318'],
  ['<td>2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请</td>', '202,0,0,1,0,0,203'],
  ['<td>3.其他</td>', '941,17,0,1,3,3,965'],
  ['<td colspan="2">（七）总计</td>', '13364,252,0,44,121,29,13810'],
  ['<td colspan="3">四、结转下年度继续办理</td>', '783,6,0,2,25,3,819'],
];

const HEAD = `<tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>
<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总&nbsp;&nbsp;计</td></tr>
<tr><td>商业<br>企业</td><td>科研<br>机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>`;

/** Part three of V1 (domain 3.9), row by row; `edit` changes the cells of a row. */
export function partThree2021(edit: (cells: string[], row: number) => string[] = (cells) => cells): string {
  const rows = ROWS_2021.map(([labels, values], row) => {
    const cells = edit(values.split(','), row).map((value) => (value.startsWith('<td') ? value : `<td align=center>${value}</td>`));
    return `<tr>${labels}${cells.join('')}</tr>`;
  });
  return `<table border=1>${HEAD}${rows.join('\n')}</table>`;
}

/** Every value of it, as the vector states them. */
export const V1_ROWS = ROWS_2021.map(([, values]) => values.split(',').map(Number));

export const PART_FOUR = `<TABLE><TR><TD colspan=5>行政复议</TD><TD colspan=10>行政诉讼</TD></TR>
<TR>${['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((name) => `<TD rowspan=2>${name}</TD>`).join('')}<TD colspan=5>未经复议直接起诉</TD><TD colspan=5>复议后起诉</TD></TR>
<TR>${'<TD>结果维持<TD>结果纠正<TD>其他结果<TD>尚未审结<TD>总计'.repeat(2)}</TR>
<TR>${'376,97,196,121,790,16,1,12,27,56,74,1,30,51,156'
  .split(',')
  .map((value) => `<TD><P>${value}</P></TD>`)
  .join('')}</TR></TABLE>`;

export const PART_TWO_2021 = `<table><tr><td colspan="4">第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>3</td><td>1</td><td>57</td></tr><tr><td>行政规范性文件</td><td>２１</td><td>1,204</td><td></td></tr>
<tr><td colspan="4">第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan="3">40512</td></tr>
<tr><td colspan="4">第二十条第（六）项</td></tr><tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr><tr><td>行政处罚</td><td colspan="3">77件</td></tr><tr><td>行政强制</td><td colspan="3">0</td></tr>
<tr><td colspan="4">第二十条第（八）项</td></tr><tr><td>信息内容</td><td colspan="3">本年收费金额（单位：万元）</td></tr><tr><td>行政事业性收费</td><td colspan="3">12.5</td></tr></table>`;

export function page(...parts: readonly string[]): Uint8Array {
  const head = '<!doctype html><html><head><meta charset=utf-8><title>年报</title><script>var a="<table>";</script></head><body>';
  return new TextEncoder().encode(`${head}${parts.join('\n')}</body></html>`);
}
