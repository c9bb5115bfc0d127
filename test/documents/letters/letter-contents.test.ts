import { describe, expect, it } from 'vitest';
import type { LetterContent } from '../../../src/documents/letters/letter-content.ts';
import type { LetterEvent, LetterFacts } from '../../../src/documents/letters/letter-facts.ts';
import { LETTER_SAMPLES, type LetterSample, sampleFacts } from '../../../src/documents/letters/sample-facts.ts';
import { writeLetter } from '../../../src/documents/letters/write-letter.ts';

function factsOf(wanted: Partial<LetterSample>): LetterFacts {
  const sample = LETTER_SAMPLES.find((one) =>
    Object.entries({ variant: '', regime: 'R2019', ...wanted }).every(([key, value]) => one[key as keyof LetterSample] === value),
  );
  if (sample === undefined) throw new Error(`no sample ${JSON.stringify(wanted)}`);
  return sampleFacts(sample);
}

const bodyOf = (content: LetterContent) => content.body.join('\n');
const written = (wanted: Partial<LetterSample>) => bodyOf(writeLetter(factsOf(wanted)));
const rowsOf = (wanted: Partial<LetterSample>) =>
  Object.fromEntries(writeLetter(factsOf(wanted)).rows.map(({ label, value }) => [label, value]));

/** The facts with other data in the entries of a type. */
function changed(facts: LetterFacts, type: string, data: Readonly<Record<string, unknown>>): LetterFacts {
  const history = facts.history.map((event): LetterEvent => (event.type === type ? { ...event, data } : event));
  return { ...facts, history, event: history.at(-1) ?? facts.event };
}

const without = (facts: LetterFacts, type: string): LetterFacts => ({
  ...facts,
  history: facts.history.filter((event) => event.type !== type),
});

describe('a refusal', () => {
  it('quotes the search where the information does not exist (U1a): who, where, with which terms, when', () => {
    const text = written({ code: 'U1a' });
    for (const said of ['2026年3月10日', '某丙、某戊', '“某某路、改造工程、环境影响后评价”', '公文管理系统、建设工程档案室'])
      expect(text).toContain(said);
    expect(text).toContain('未检索到所申请公开的信息');
  });

  it('shows blanks for a search that nobody recorded, but only while there is a draft to complete', () => {
    const facts = without(factsOf({ code: 'U1a' }), 'search.completed');
    expect(bodyOf(writeLetter(facts))).toContain('本机关于【　　】由【　　】以【　　】为检索词');
    expect(bodyOf(writeLetter(without(facts, 'reply.proposed')))).not.toContain('【');
  });

  it('does not say what a search found that did not say so itself', () => {
    const text = bodyOf(writeLetter(changed(factsOf({ code: 'U1a' }), 'search.completed', { systems: '档案室' })));
    expect(text).toContain('对档案室进行检索。');
    expect(text).not.toContain('未检索到');
  });

  it('of a state secret (D1) gives marking and authority, never which part it is', () => {
    const facts = factsOf({ code: 'D1' });
    expect(bodyOf(writeLetter(facts))).toContain('密级、保密期限等标识为：秘密，保密期限十年，由某某部门确定');
    const secret = changed(facts, 'secrecy.restricted', { level: '秘密', basis: '范围规定', part: '某地下设施坐标' });
    expect(JSON.stringify(writeLetter(secret))).not.toContain('某地下设施坐标');
    expect(bodyOf(writeLetter(without(facts, 'secrecy.restricted')))).toContain('密级为【　　】，保密期限为【　　】，定密机关为【　　】');
  });

  it('for danger (D3) explains the harm or leaves a blank for it', () => {
    expect(written({ code: 'D3' })).toContain('公开后可能被用于破坏供水设施');
    expect(bodyOf(writeLetter(changed(factsOf({ code: 'D3' }), 'reply.proposed', { decisionCode: 'D3' })))).toContain(
      '可能造成的危害为：【　　】',
    );
  });

  it.each([
    ['businessSecret', '涉及商业秘密，'],
    ['privacy', '涉及个人隐私，'],
    [undefined, '涉及商业秘密、个人隐私等，'],
  ])('for a third party (D4, %s) names the ground', (thirdPartyGround, words) => {
    const facts = changed(factsOf({ code: 'D4' }), 'reply.proposed', { decisionCode: 'D4', thirdPartyGround });
    expect(bodyOf(writeLetter(facts))).toContain(words);
  });

  it('says that the third party objected only where it did (2007 Regulation)', () => {
    const facts = factsOf({ code: 'D4', regime: 'R2008' });
    expect(bodyOf(writeLetter(facts))).toContain('权利人不同意公开');
    expect(bodyOf(writeLetter(without(facts, 'thirdParty.replied')))).not.toContain('权利人不同意');
  });

  it('does not name the third party to the applicant', () => {
    const mails = LETTER_SAMPLES.filter(({ letter }) => /^(REPLY_|TP_INFO)/.test(letter)).map((sample) =>
      JSON.stringify({ ...writeLetter(sampleFacts(sample)), values: {} }),
    );
    for (const mail of mails) expect(mail).not.toContain('某乙公司');
  });

  it('relies on what the officer typed, in the words of official documents', () => {
    const data = { decisionCode: 'D2', basis: '2019年条例第十四条；《税收征收管理办法》第八条', reasons: '理由' };
    expect(bodyOf(writeLetter(changed(factsOf({ code: 'D2' }), 'reply.proposed', data)))).toContain(
      '根据《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条、《税收征收管理办法》第八条的规定',
    );
  });
});

describe('a partial disclosure (P1)', () => {
  it('quotes what is withheld and why, file by file', () => {
    const text = written({ code: 'P1' });
    expect(text).toMatch(/《评标报告》中：\n1．第3页第2段[^\n]*\n2．第7页[^\n]*\n《合同附件》中：\n第1页银行账号：涉及商业秘密。/u);
  });

  it('quotes what the officer typed where nothing was redacted here, and leaves a blank for what nobody said', () => {
    const facts = { ...factsOf({ code: 'P1' }), withheld: [] };
    expect(bodyOf(writeLetter(facts))).toContain('第3页评标专家的姓名、身份证号码和联系电话，涉及个人隐私。');
    expect(bodyOf(writeLetter(changed(facts, 'reply.proposed', { decisionCode: 'P1' })))).toContain(
      '不予公开的内容及理由如下：\n【　　】。',
    );
  });
});

describe('notices', () => {
  it('to correct lists all points, the period and what follows', () => {
    const text = written({ letter: 'CORR_NOTICE' });
    expect(text).toMatch(/一次性告知你[^\n]*\n1．[^\n]*\n2．[^\n]*\n3．[^\n]*\n请你自收到本告知书之日起15个工作日内/u);
    expect(text).toContain('视为放弃申请');
    expect(text).toContain('至2026年3月27日止');
  });

  it('of an extension give days, reason and new due day', () => {
    const text = written({ letter: 'EXT_NOTICE' });
    for (const said of ['20个工作日', '所申请的信息数量较多', '2026年4月29日', '负责人同意']) expect(text).toContain(said);
    expect(bodyOf(writeLetter({ ...factsOf({ letter: 'EXT_NOTICE' }), dueOn: null }))).toContain('具体答复日期据此顺延');
  });

  it('of a fee give basis, rate, count, amount in figures and capitals, account, last day and what follows', () => {
    const text = written({ letter: 'FEE_NOTICE' });
    for (const said of [
      '第四十二条',
      '国办函〔2020〕109号',
      '10元/页',
      '68页',
      '380元（大写：人民币叁佰捌拾元整）',
      '账号0000000000',
      '次日起30日内',
      '2026年4月8日',
      '视为放弃申请',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('of consultation tell the applicant that time is not counted', () => {
    expect(written({ letter: 'TP_INFO' })).toContain('第三十三条第三款的规定，征求第三方意见所需时间不计算在答复期限内');
    expect(written({ letter: 'TP_INFO', regime: 'R2008' })).toContain('第二十四条第三款');
  });

  it('to a third party give it 15 working days and say what silence means', () => {
    const text = written({ letter: 'TP_LETTER' });
    expect(text).toContain('自收到本征求意见书之日起15个工作日内');
    expect(text).toContain('逾期未提出意见的，由本机关依照《条例》的规定决定是否公开');
  });

  it('to an organ say that silence is consent under the 2019 Regulation only', () => {
    expect(written({ letter: 'ORG_LETTER' })).toContain('逾期未提出意见，视为同意公开');
    expect(written({ letter: 'ORG_LETTER', regime: 'R2008' })).not.toMatch(/视为同意|15个工作日|根据/u);
  });

  it('claim no article where the 2007 Regulation has none', () => {
    for (const letter of ['REASON_NOTICE', 'DEFER_NOTICE', 'FEE_NOTICE'] as const)
      expect(written({ letter, regime: 'R2008' })).not.toContain('根据《');
  });
});

describe('receipts', () => {
  it('tell the date of receipt, how it was fixed and the due day', () => {
    const text = written({ letter: 'RECEIPT' });
    for (const said of ['第三十一条第（三）项', '双方确认之日', '2026年3月3日以电话方式', '至2026年3月31日止'])
      expect(text).toContain(said);
    expect(written({ letter: 'RECEIPT', regime: 'R2008' })).toContain('国办公开办函〔2015〕207号');
  });

  it.each([
    ['correction.received', 'R2019', '补正接收回执'],
    ['supplement.received', 'R2008', '接收回执'],
    ['fee.paid', 'R2019', '缴费确认书'],
  ] as const)('for %s have their own words', (variant, regime, title) => {
    const content = writeLetter(factsOf({ letter: 'RECEIPT', variant, regime }));
    expect(content.title).toBe(title);
    expect(bodyOf(content)).toContain('重新计算');
  });

  it('tell that a lapsed application is handled again', () => {
    const facts = factsOf({ letter: 'RECEIPT', variant: 'correction.received' });
    const lapse: LetterEvent = { ...facts.event, type: 'correction.lapsed', data: {} };
    const content = writeLetter({ ...facts, history: [...facts.history.slice(0, -1), lapse, facts.event] });
    expect([content.title, bodyOf(content).includes('恢复办理')]).toEqual(['恢复办理通知', true]);
  });
});

describe('closings', () => {
  it.each([
    ['O1', '视为放弃告知书', '一次性告知你对申请内容作出补正'],
    ['O2', '不再处理告知书', '通知你缴纳信息处理费'],
    ['O3', '撤回确认书', '自愿撤回该申请'],
  ] as const)('%s', (code, title, words) => {
    const content = writeLetter(factsOf({ letter: 'CLOSE_O', code }));
    expect([content.title, bodyOf(content).includes(words)]).toEqual([title, true]);
  });

  it('go by what happened, not by a draft that never went out', () => {
    const facts = { ...factsOf({ letter: 'CLOSE_O', code: 'O3' }), decisionCode: 'D1' };
    expect(writeLetter(facts).title).toBe('撤回确认书');
  });
});

describe('a new reply that was ordered', () => {
  it('tells of the earlier reply and quotes the order', () => {
    const text = written({ code: 'G2', variant: 'again' });
    expect(text).toContain('曾于2026年3月20日作出答复（某政公开答〔2026〕9号）');
    expect(text).toContain('2026年5月28日，某某市人民政府作出行政复议决定（某政复决字〔0000〕5号）');
    expect(text).toContain('责令其自收到本决定之日起20个工作日内重新作出答复');
    expect(text).toContain('申请编号：某政公开申〔2026〕12号-2');
  });
});

describe('papers of the file', () => {
  it('show identity numbers on the application and its registration alone', () => {
    const holding = LETTER_SAMPLES.filter((sample) =>
      JSON.stringify(writeLetter(sampleFacts(sample))).includes('"000000000000000000"'),
    ).map(({ letter }) => letter);
    expect([...new Set(holding)]).toEqual(['APP_FORM', 'REG_SHEET']);
  });

  it('prove service: receiver, paper, way, mail number, and lines for signature, refusal and witness', () => {
    const rows = rowsOf({ letter: 'SERVICE_PROOF' });
    expect(rows).toMatchObject({
      收件人: '某甲',
      文书名称及文号: '《予以公开答复书》某政公开答〔2026〕9号',
      送达方式: '邮寄（邮政企业）',
      邮件号: '0000000000000',
      送达日期: '2026年3月20日',
    });
    expect(Object.keys(rows)).toEqual(expect.arrayContaining(['签收人签章', '拒收事由', '见证人']));
  });

  it('index what is on record in its order, with numbers', () => {
    const { index } = writeLetter(factsOf({ letter: 'FILE_INDEX' }));
    expect(index.map(({ no, documentNo, title }) => [no, documentNo, title])).toEqual([
      ['1', '', '政府信息公开申请表'],
      ['2', '某政公开受〔2026〕12号', '登记回执'],
      ['3', '', '检索记录'],
      ['4', '某政公开答〔2026〕9号', '予以公开答复书'],
      ['5', '', '送达回证'],
      ['6', '', '办理工作记录'],
    ]);
    expect(index.every(({ pages }) => pages === '')).toBe(true);
  });
});

describe('papers for review and court', () => {
  it('answer with parties, claims, the course with its days, grounds, evidence and request', () => {
    const content = writeLetter(factsOf({ letter: 'REVIEW_ANSWER' }));
    const text = bodyOf(content);
    expect(content.addressee).toBe('某某市人民政府');
    for (const said of [
      '申请人：某甲',
      '行政复议法》第四十八条',
      '复议请求为：撤销',
      '（一）2026年3月2日，申请人',
      '2026年3月20日，答复人作出答复',
      '请依法予以维持',
      '证据清单：\n1．政府信息公开申请表',
    ]) {
      expect(text).toContain(said);
    }
    expect(written({ letter: 'REVIEW_ANSWER', regime: 'R2008' })).toContain('行政复议法》第二十三条');
  });

  it('have a number and no red head', () => {
    for (const letter of ['REVIEW_ANSWER', 'DEFENCE'] as const) {
      const { form, documentNo } = writeLetter(factsOf({ letter }));
      expect([form, documentNo]).toEqual(['sheet', expect.stringMatching(/./)]);
    }
    expect(writeLetter(factsOf({ letter: 'REPLY_D', code: 'D4' })).form).toBe('redHead');
  });

  it('cite the article on the simplified procedure in it', () => {
    const facts = changed(factsOf({ letter: 'REVIEW_ANSWER' }), 'review.noticeReceived', { procedure: 'simplified' });
    expect(bodyOf(writeLetter(facts))).toContain('行政复议法》第五十四条');
  });

  it('defend with court, agent and appearing official, and ask to dismiss the claims', () => {
    const content = writeLetter(factsOf({ letter: 'DEFENCE' }));
    expect(content.addressee).toBe('某某市某某区人民法院');
    for (const said of [
      '法定代表人：某某某，区长。',
      '出庭应诉负责人：某庚',
      '委托代理人：某己',
      '（0000）某0000行初1号，',
      '驳回原告的诉讼请求',
      '行政诉讼法》第六十七条',
    ])
      expect(bodyOf(content)).toContain(said);
  });
});
