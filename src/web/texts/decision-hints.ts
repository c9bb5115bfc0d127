import type { ReplyCode } from '../../law/decision-codes.ts';

const zh: Readonly<Record<ReplyCode, string>> = {
  N1: '以申请公开的名义信访、投诉、举报的，告知不作为申请处理，并可告知相应渠道。',
  N3: '要求提供公报、报刊、书籍等公开出版物的，可告知获取的途径。',
  N2: '已就相同内容答复过同一申请人的，写明上次答复的文号和日期。',
  N4: '已要求说明理由，理由不合理的。须先发说明理由告知书。',
  N5: '要求确认或者重新出具其已获取的信息的。',
  D8: '不动产登记、工商登记等资料，法律、行政法规对获取另有规定的，写明应当办理的程序。',
  U3: '经补正仍不能指向特定政府信息的。须先一次性告知补正。',
  U1b: '由其他机关负责公开的，写明理由；能够确定的，告知该机关名称和联系方式。',
  U1a: '经检索没有所申请的信息。检索记录须写明系统、档案、检索词、人员和日期。',
  U2: '需要对现有信息加工、分析才能形成的。能够作区分处理的，不适用本项。',
  P1: '有公开也有不予公开的，一律选本项；分别写明两部分的内容，并说明不公开部分的理由。',
  D1: '依法确定为国家秘密的，写明定密的依据；不得写出涉密内容。',
  D2: '其他法律、行政法规禁止公开的，写明该法律、行政法规的条款。',
  D3: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的，说明可能发生的危害。',
  D4: '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害的；第三方同意公开，或者不公开会对公共利益造成重大影响的除外。选择所保护的事由。',
  D7: '行政执法案卷信息，法律、法规、规章规定应当公开的除外。',
  D6: '讨论记录、过程稿、磋商信函、请示报告等过程性信息；说明已否形成最终决定。',
  D5: '人事管理、后勤管理、内部工作流程等内部事务信息。',
  G2: '提供所申请的信息，或者告知获取的方式、途径和时间。',
  G1: '全部内容已经主动公开的，告知获取的方式和途径。',
};

const en: Readonly<Record<ReplyCode, string>> = {
  N1: 'A petition, complaint or report in the form of an application: say so, and you may name the right channel.',
  N3: 'Asks for gazettes, newspapers, books and other published works: you may say where to get them.',
  N2: 'The same applicant was answered on the same matter before: give number and date of that reply.',
  N4: 'Reasons were asked for and are not reasonable. The request for reasons must have gone out first.',
  N5: 'Asks to confirm or reissue information already received.',
  D8: 'Land, business and other registers for which the law provides another procedure: name that procedure.',
  U3: 'Still points to no particular information after correction. The one correction notice must have gone out first.',
  U1b: 'Another organ is responsible: give reasons and, if it can be determined, its name and contact.',
  U1a: 'Searched and not found. The search record names systems, files, terms, people and day.',
  U2: 'Would first have to be compiled or analysed. Not where severing is enough.',
  P1: 'Something is disclosed and something withheld: always this code. State both parts, and the reasons for what is withheld.',
  D1: 'Lawfully classified as a state secret: state the ground of classification, never the contents.',
  D2: 'Another law or administrative regulation forbids it: name its article.',
  D3: 'Could endanger national, public or economic safety or social stability: explain the harm.',
  D4: 'Would harm the lawful rights of a third party (business secret, privacy), unless the third party agrees or withholding could seriously affect the public interest: choose what is protected.',
  D7: 'Administrative enforcement file, unless a law, regulation or rule says it must be public.',
  D6: 'Discussion records, drafts, consultation letters, requests and reports: say whether a final decision has been made.',
  D5: 'Internal affairs: personnel, logistics, workflow.',
  G2: 'Provide the information, or say how, where and when to get it.',
  G1: 'All of it is public already: say how and where to get it.',
};

/** When each reply code fits: a hint for the officer, who decides. */
export const DECISION_HINTS = { zh, en } as const;
