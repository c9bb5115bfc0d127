import type { ClockStateName, QueueGroup } from './web-deps.ts';

const GROUPS: Record<QueueGroup, string> = {
  open: '全部在办', overdue: '已逾期', dueSoon: '5 个工作日内到期', waiting: '暂停或中止计时', unconfirmed: '收到日期未定', finished: '已答复或终止',
};

const EMPTY_QUEUE: Record<QueueGroup, string> = {
  open: '没有在办的申请。收到新的申请后，请点击“登记新申请”。',
  overdue: '没有逾期的申请。',
  dueSoon: '今后 5 个工作日内没有到期的申请。可以在“全部在办”中按期限先后继续办理。',
  waiting: '没有因补正、缴费或者征求意见而暂停、中止计时的申请。',
  unconfirmed: '每一件申请都已确定收到日期。',
  finished: '还没有已答复或者终止的申请。答复送达后，案件会列在这里。',
};

const CLOCK_STATES: Record<ClockStateName, string> = {
  notStarted: '尚未起算', running: '正在计时', paused: '征求意见，暂停计时', suspended: '等待申请人，中止计时', stopped: '停止计时',
};

/** Every sentence of the pages. Words of the law (states, events, fields) come from their definitions instead. */
export const texts = {
  product: '依申',
  tagline: '政府信息依申请公开办理系统',
  skip: '跳到正文',
  nav: { queue: '待办申请', newCase: '登记新申请', logout: '退出登录', label: '主导航' },
  errorPrefix: '错误：',
  errorSummary: '未能提交，请改正以下问题',
  required: '必填',
  optional: '选填',
  yes: '是',
  no: '否',
  none: '—',
  choose: '请选择',
  login: {
    title: '登录', login: '登录名', password: '密码', submit: '登录', signedOut: '您已退出登录。',
    intro: '供本机关工作人员使用。申请人请按《政府信息公开指南》载明的方式提出申请。',
    missing: '请输入登录名和密码。',
    wrong: '登录名或者密码不正确。请核对大小写后重新输入；忘记密码的，请联系本机关的系统管理员重置。',
    tooMany: '输错次数过多，登录已暂停。请在 15 分钟后再试；急需登录的，请联系本机关的系统管理员。',
  },
  queue: {
    title: '待办申请', groups: GROUPS, empty: EMPTY_QUEUE, groupsLabel: '按办理情况分组',
    noMatch: (text: string) => `没有与“${text}”相符的申请。请减少或者更换文字，或者清除筛选。`,
    filter: '筛选', filterLabel: '案号、名称或者申请人', clear: '清除筛选',
    columns: {
      caseNo: '案号', title: '所需信息', applicant: '申请人', channel: '渠道', state: '环节', waitingFor: '等待', firstDueOn: '最初期限', dueOn: '现行期限',
      remaining: '剩余工作日', marks: '提示',
    },
    noNumber: '未编号', overdueBy: (days: number) => `超 ${days} 个`, remaining: (days: number) => `${days} 个`,
    badges: { overdue: '逾期', provisional: '日期待定', breach: '违规', lateReply: '逾期答复' },
    badgeHelp: {
      overdue: '期限已过，尚未答复', provisional: '期限落在放假安排尚未公布的年份，日期可能变动', breach: (count: number) => `有 ${count} 项不合法的记录`,
    },
    pages: '分页', previous: '上一页', next: '下一页', pageOf: (page: number, pages: number, total: number) => `第 ${page} / ${pages} 页，共 ${total} 件`,
    caption: (group: string) => `${group}，按期限先后排列`,
  },
  intake: {
    title: '登记新申请', channelLegend: '申请是从哪个渠道收到的？', continue: '继续', change: '更换渠道', chosen: '渠道', submit: '登记',
    channelMissing: '请选择收到申请的渠道。', channelHint: '渠道决定哪一天是“收到申请之日”（条例第三十一条）。',
    on: '收到申请材料的日期', oralOn: '代填并由申请人签名的日期', onHint: '日期，形如 2026-03-12。收到材料与今天不是同一天的，请填实际收到的那一天。',
    noOrgan: '您的账号没有归属机关，不能登记申请。请联系系统管理员。', notYours: '您的岗位不能登记申请。请交登记员或者承办人登记。',
    noDefinition: '本系统尚未配置登记申请的事件。',
  },
  applicant: {
    classHint: '公民归入“自然人”；法人和其他组织按性质归入其余五类。', idHint: '公民填写证件名称和号码。',
    usccHint: '法人和其他组织填写统一社会信用代码、法定代表人或负责人、联系人。', contactHint: '电话、电子邮箱、通信地址至少填写一项。',
    addressHint: '选择邮寄的，须填写通信地址和邮政编码。',
    wrong: (label: string) => `申请人的“${label}”不正确，请核对。`, missing: (label: string) => `请填写申请人的“${label}”。`,
  },
  case: {
    noNumber: '未编号的申请', version: (version: number) => `第 ${version} 版`, channel: '渠道', organ: '机关', applicant: '申请人', state: '环节', round: '轮次',
    roundNo: (round: number) => `第 ${round} 轮办理`, receivedOn: '收到日期', regime: '适用条例', noReceipt: '未定', verify: '验证历史', back: '返回待办申请',
    regimes: { R2008: '2007 年条例（国令第 492 号）', R2019: '2019 年条例（国令第 711 号）' },
    saved: (label: string) => `已记录：${label}。`,
    sections: {
      steps: '现在可以办理的步骤', diagram: '办理进程', clock: '期限是怎样算出来的', limits: '其他期限', proceedings: '复议、诉讼等程序', history: '办理记录',
      breaches: '不合法的记录', application: '申请内容', forbidden: '依法不能办理的步骤', openings: '复议、诉讼等程序的登记',
    },
    noLimits: '目前没有其他期限在走。', noProceedings: '没有复议、诉讼、投诉或者更正程序。', noBreaches: '没有不合法的记录。',
    noSteps: '现在没有您可以办理的步骤。轮到其他岗位或者等待外部答复时，这里会空着；到期的事项由系统自动记录。',
  },
  due: {
    running: (dueOn: string, days: number) => `应于 ${dueOn} 前答复，还剩 ${days} 个工作日`,
    today: (dueOn: string) => `应于今天（${dueOn}）答复，今天是最后一天`,
    overdue: (dueOn: string, days: number) => `已逾期：本应于 ${dueOn} 前答复，已超过 ${days} 个工作日`,
    notStarted: '收到日期尚未确定，期限还没有起算。请先与申请人确认收到申请。',
    paused: (remaining: number | null) => `正在书面征求意见，所需时间不计入期限，答复日期暂不能确定${remaining === null ? '' : `；恢复计时后还剩 ${remaining} 个工作日`}`,
    suspended: '正在等待申请人补正或者缴费，期限中止；收到后重新起算',
    inTime: (stoppedOn: string) => `已于 ${stoppedOn} 答复，在期限之内`,
    late: (stoppedOn: string, dueOn: string) => `已于 ${stoppedOn} 答复，晚于期限 ${dueOn}`,
    closed: (stoppedOn: string) => `已于 ${stoppedOn} 终止，不再计算期限`,
    provisional: '该日期暂定：有关年份的放假安排尚未公布，公布后会重新计算。',
  },
  clock: {
    states: CLOCK_STATES, from: '起', to: '止', kind: '是否计入', days: '工作日', why: '原因与依据', counted: '计入', excluded: '不计入', baseDueOn: '未延期时的期限',
    dueOn: '现行期限', countedDays: '已计入', remainingDays: '剩余', anchor: '起算日（不计入）', calendar: '工作日历', daysUnit: (days: number) => `${days} 个工作日`,
    start: (anchor: string) => `自 ${anchor}（当日不计入）起算`,
    excludedPart: (stretch: { from: string; to: string; days: number; why: string }) =>
      `${stretch.from} 至 ${stretch.to} 的 ${stretch.days} 个工作日不计入，因为${stretch.why}`,
    countedPart: (days: number, until: string) => `至 ${until} 已计入 ${days} 个工作日`,
    due: (dueOn: string) => `应于 ${dueOn} 前（含当日）答复`,
    consulting: (causes: string) => `正在征求意见（${causes}）`, ordinary: '工作日照常计入', notCounted: '依法不计入',
    empty: '收到日期确定后，这里会逐日说明哪些日子计入、哪些不计入。', extended: (base: string) => `未延期时为 ${base}`, caption: '逐段计算，可以据此手工复核',
  },
  limits: {
    columns: { label: '期限', from: '起算日', dueOn: '最后一天', state: '情况', basis: '依据' },
    states: { running: '进行中', met: '已完成', passed: '已过期' }, whose: (who: string) => `（${who}）`,
  },
  steps: {
    on: '发生日期', onHint: '事实发生的那一天，形如 2026-03-12；补记时请填实际日期。', submit: '记录', actor: (who: string) => `行为人：${who}`,
    confirm: '我确认：此步骤记录后不能撤回。', confirmMissing: '此步骤不能撤回，请先勾选确认。', article: '依据', letter: (letter: string) => `将生成文书：${letter}`,
    onWrong: '“发生日期”应为日期，形如 2026-03-12。', stale: '其间另有人作了记录，您的填写没有提交。请先看以下新记录，再决定是否提交；您填写的内容已保留。',
    since: '您打开页面之后的新记录', unknown: '所提交的步骤不存在或者已经不能办理。请从下面列出的步骤中选择。', noFields: '此步骤只需填写日期。',
    reason: '原因', notNow: '您填写的步骤现在不能办理。填写的内容列在下面，可以复制。', typed: '您填写的内容',
  },
  problems: {
    fill: (label: string, expected: string) => `请填写“${label}”：${expected}。`, pick: (label: string) => `请选择“${label}”。`, tick: (label: string) => `请勾选“${label}”。`,
    should: (label: string, expected: string) => `“${label}”应为${expected}。`,
  },
  hints: { choice: '请选择一项。', choices: '可以选择多项。', should: (expected: string) => `${expected}。` },
  history: {
    order: '最新的记录在最上面。', recordedAt: (at: string) => `${at} 记入`, inferred: '推定', inferredHelp: '导入历史时由后续事实推定，不产生期限和文书',
    assumed: (fields: string) => `假定：${fields}`, assumedHelp: '没有记载，为使历史完整而补充', details: '详细内容', hash: '校验值', more: '查看更早的记录',
  },
  diagram: {
    desc: '方框是环节，箭头是可能的去向；深色表示已经走过的路，双线框表示目前所在的环节，箭头上的数字是走过的次序。',
    current: '目前', visited: '走过', path: '走过的路', noPath: '还没有走过任何一步。', start: '开始', parts: '并行的子程序', scroll: '流程图，可以左右滚动', consultation: (who: string) => `征求意见：${who}`,
    legendVisited: '走过', legendCurrent: '目前', legendOpen: '未到',
  },
  verify: {
    title: '验证历史', ok: '历史完整，没有被改动。', okBody: (entries: number) => `逐条重新计算了 ${entries} 条记录的校验值，每一条都与前一条衔接。`, head: '最后一条记录的校验值',
    broken: (version: number) => `第 ${version} 条记录不可信。`, brokenBody: '请立即停止办理本案，保存现场并报告审计员和系统管理员。', back: '返回案件', keep: '把这个校验值抄录或者打印留存，以后可以对照。',
  },
  errors: {
    badRequest: { title: '无法理解这次请求', body: '请返回上一页重新操作。如果是从书签或者别处的链接打开的，请从“待办申请”重新进入。' },
    forbidden: { title: '不能这样做', body: '您的岗位没有这项权限。如认为有误，请联系系统管理员调整岗位。' },
    signIn: { title: '请先登录', body: '没有登录，或者登录已过期。' },
    noCases: { title: '您的岗位不接触案件内容', body: '系统管理员和统计员不能查看案件内容。请使用与您的岗位相应的功能。' },
    csrf: { title: '页面已过期', body: '为了安全，本次提交没有被接受，什么也没有记录。请返回上一页，刷新后重新提交；如已退出，请先重新登录。' },
    notFound: { title: '找不到这个页面', body: '请核对网址；案件可能不属于您的机关。可以从“待办申请”查找案件。' },
    refused: { title: '这一步不能办理', body: '请返回案件，查看现在可以办理的步骤。' },
    stale: { title: '案件已有新的记录', body: '请重新打开案件，看过新记录后再决定。' },
    invalid: { title: '填写的内容有误', body: '请返回改正后重新提交。' },
    unavailable: { title: '系统暂时不能使用', body: '请稍后再试。持续出现的，请联系系统管理员。' },
    internal: { title: '系统出错了', body: '没有完成您的操作。请稍后再试；仍然出错的，请把下面的编号告诉系统管理员。' },
    requestId: '编号', home: '回到待办申请',
  },
} as const;
