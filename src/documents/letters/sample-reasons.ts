import type { DecisionCode } from '../../law/decision-codes.ts';

/** What an officer may have typed for a decision, in an invented case. */
export interface SampleProposal {
  readonly reasons: string;
  readonly itemsDisclosed?: string;
  readonly itemsWithheld?: string;
}

export const SAMPLE_PROPOSALS: Readonly<Partial<Record<DecisionCode, SampleProposal>>> = {
  G1: {
    reasons: '你申请公开的招标公告已于2025年6月在本机关门户网站公布',
    itemsDisclosed: '登录某某区人民政府门户网站，在“政府信息公开—公共资源配置”栏目检索“某某路改造工程”查阅、下载',
  },
  G2: {
    reasons: '你申请公开的信息由本机关制作并保存，不属于不予公开的情形',
    itemsDisclosed: '某某路改造工程招标文件\n某某路改造工程中标公告',
  },
  P1: {
    reasons: '你申请公开的评标报告由本机关保存，其中部分内容涉及个人隐私和商业秘密',
    itemsDisclosed: '某某路改造工程评标报告（已作区分处理）',
    itemsWithheld: '第3页评标专家的姓名、身份证号码和联系电话，涉及个人隐私',
  },
  D1: { reasons: '你申请公开的信息经保密审查，系依照法定程序确定的国家秘密，尚在保密期限内，不能作区分处理' },
  D2: { reasons: '你申请公开的个人纳税信息，税收征管的法律规定税务机关应当依法保密，不得公开' },
  D3: { reasons: '该信息包含供水管网关键节点的位置和控制参数，公开后可能被用于破坏供水设施，危及公共安全' },
  D4: { reasons: '该信息包含第三方未公开的工艺参数和成本构成，第三方不同意公开且理由合理，不公开不会对公共利益造成重大影响' },
  D5: { reasons: '该信息为本机关内部值班安排和车辆调度表，仅用于内部后勤管理，对外不产生法律效力' },
  D6: { reasons: '该信息为某某路改造方案会议讨论记录，方案尚未定稿，公开可能影响坦率讨论和决策' },
  D7: { reasons: '该信息为行政处罚案件的询问笔录，形成于行政执法过程，存于执法案卷，且无法律、法规、规章规定应当公开' },
  D8: { reasons: '该信息为不动产登记资料，其查询由不动产登记的法律、行政法规作出特别规定，应当向不动产登记机构申请查询' },
  U1a: { reasons: '某某路改造工程未编制环境影响后评价文件，本机关未制作、未获取该信息' },
  U1b: {
    reasons: '该信息由某某区住房和城乡建设局制作并保存，应当由其负责公开',
    itemsDisclosed: '某某区住房和城乡建设局，联系电话：0000-00000002，地址：某某区某某路2号',
  },
  U2: { reasons: '你要求按年度、路段、金额对近五年全部道路工程作出汇总统计，本机关未形成该统计' },
  U3: { reasons: '你补正后的申请仍未写明所需信息的名称、文号或者便于查询的特征' },
  N1: { reasons: '你在申请中反映某某小区物业服务问题并要求查处', itemsDisclosed: '某某区信访接待中心，电话：0000-00000003' },
  N2: { reasons: '你曾于2025年11月3日申请公开相同内容，本机关已于2025年11月20日作出答复' },
  N3: { reasons: '你要求提供《某某年鉴（2024）》一册，该书为公开出版物', itemsDisclosed: '某某区图书馆地方文献室查阅，或者向出版单位购买' },
  N4: { reasons: '你两个月内提出申请86件，其中多数内容相近，你以“随便了解”为由作出说明，不能说明数量、频次的合理性' },
  N5: { reasons: '你已取得某某路改造工程批复，现要求本机关在复印件上再次确认其真实性' },
};
