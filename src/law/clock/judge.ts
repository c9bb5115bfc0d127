import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Bilingual } from '../errors.ts';
import type { Fact } from '../fact.ts';
import { REGIMES } from '../regimes.ts';
import type { Breach, RegimeId } from '../step-facts.ts';
import { type ClockState, currentRun, type Run } from './clock-state.ts';
import { dueOf, withPausesEnded } from './due.ts';

/** What a judgement needs: the running run and the day's due day. `due` is null while a consultation is open: then it is unknown. */
interface Bench {
  readonly state: ClockState;
  readonly run: Run;
  readonly regime: RegimeId;
  readonly due: CivilDate | null;
  readonly fact: Fact;
  readonly calendar: WorkingDayCalendar;
}

type Verdict = { readonly rule: string; readonly zh: string; readonly en: string } | null;

/** The row of the clock table under which each kind of fact is judged when the clock does not run at all. */
const HOME_RULE: Readonly<Record<string, string>> = {
  'correction.requested': 'C5',
  'thirdParty.consulted': 'C9',
  'organ.consulted': 'C12',
  'period.extended': 'C15',
  'reply.deferred': 'C17',
  'fee.notified': 'C18',
};

const JUDGES: Readonly<Record<string, (bench: Bench) => Verdict>> = {
  'correction.requested': judgeCorrection,
  'thirdParty.consulted': judgeConsultation,
  'organ.consulted': judgeConsultation,
  'period.extended': judgeExtension,
  'reply.deferred': judgeDeferral,
  'fee.notified': judgeFee,
  'reply.givenOnTheSpot': judgeOnTheSpot,
};

/**
 * Whether the law allows this fact now, by the clock's event table (C1–C30). A fact that it does not allow has no effect on the clock.
 *
 * @param state - advanced to the fact's day (see `advanceClock`).
 */
export function judgeFact(state: ClockState, fact: Fact, calendar: WorkingDayCalendar): Breach | null {
  const judge = JUDGES[fact.type];
  if (judge === undefined || fact.inferred === true) return null;
  const home = HOME_RULE[fact.type];
  const run = currentRun(state);
  if (run === undefined || state.regime === null) {
    return home === undefined
      ? null
      : breach(fact, { rule: home, ...said('收到申请之日尚未确定，期限还没有开始', 'there is no date of receipt yet, so no period runs') });
  }
  // C12b: where a letter to another organ does not pause the clock, it breaks none of the clock's rules either.
  if (fact.type === 'organ.consulted' && !REGIMES[state.regime].organConsultationPauses) return null;
  if (run.stop !== null && home !== undefined) {
    return breach(fact, { rule: home, ...said(`答复期限已于 ${run.stop.on} 停止`, `the period stopped on ${run.stop.on}`) });
  }
  const due = run.stop === null ? dueOf(run, calendar) : null;
  const verdict = judge({ state, run, regime: state.regime, due, fact, calendar });
  return verdict === null ? null : breach(fact, verdict);
}

function judgeCorrection({ state, run, regime, fact, calendar }: Bench): Verdict {
  const rules = REGIMES[regime].correction;
  if (rules === null) {
    return {
      rule: 'C5',
      ...said(
        '2007年条例没有补正程序，应以“更改、补充告知”答复（第二十一条第四项）',
        'the 2007 Regulation knows no correction notice; "change or complete" is a reply (art. 21(4))',
      ),
    };
  }
  if (run.wait !== null)
    return { rule: 'C5', ...said('正在等待补正或缴费，不能再发补正告知', 'a correction or payment is already awaited') };
  if (state.correctionAsked)
    return {
      rule: 'C5',
      ...said('补正告知只能一次（2019年条例第三十条）', 'a correction may be asked once only (2019 Regulation art. 30)'),
    };
  const limit = calendar.nthWorkingDayAfter(state.roundAnchor ?? run.anchor, rules.noticeWorkingDays);
  if (fact.on <= limit) return null;
  return {
    rule: 'C5',
    ...said(
      `补正告知最迟应于 ${limit} 发出（收到申请之日起${rules.noticeWorkingDays}个工作日内，2019年条例第三十条）`,
      `the notice was due by ${limit}, within ${rules.noticeWorkingDays} working days (2019 Regulation art. 30)`,
    ),
  };
}

function judgeConsultation({ due, fact }: Bench): Verdict {
  const organ = fact.type === 'organ.consulted';
  if (due === null || fact.on <= due) return null;
  return {
    rule: organ ? 'C12' : 'C9',
    ...said(`答复期限已于 ${due} 届满，之后的征求意见不再扣除`, `the period ended on ${due}; a consultation after it is counted`),
  };
}

function judgeExtension({ run, due, fact, regime }: Bench): Verdict {
  const { extensionCapWorkingDays: cap, articles } = REGIMES[regime];
  const days = Number(fact.data.workingDays);
  if (run.wait !== null)
    return {
      rule: 'C15',
      ...said('正在等待补正或缴费，没有可延长的期限', 'a correction or payment is awaited: there is no current period to extend'),
    };
  if (run.deferral !== null)
    return { rule: 'C15', ...said('已延迟答复，同一期限内不得再延期', 'the reply was deferred; no extension follows in the same run') };
  if (due !== null && fact.on > due)
    return {
      rule: 'C15',
      ...said(
        `延期应在期限届满（${due}）前作出并告知（${articles.extension}）`,
        `an extension must be approved and notified by the due day ${due} (${articles.extension})`,
      ),
    };
  if (run.extension !== null) return { rule: 'C14', ...said('同一期限内只能延期一次', 'the period may be extended once only in a run') };
  if (days > cap)
    return {
      rule: 'C14',
      ...said(
        `延期最多 ${cap} 个工作日（${articles.extension}），现为 ${days} 个`,
        `at most ${cap} working days (${articles.extension}); this was ${days}`,
      ),
    };
  return null;
}

function judgeDeferral({ run, due, fact, regime, calendar }: Bench): Verdict {
  if (!REGIMES[regime].deferralAllowed) return { rule: 'C17', ...said('2007年条例没有延迟答复', 'the 2007 Regulation knows no deferral') };
  if (run.wait !== null) return { rule: 'C17', ...said('正在等待补正或缴费，不能延迟答复', 'a correction or payment is awaited') };
  const current = due ?? dueOf(withPausesEnded(run, { day: fact.on, by: 'reply' }), calendar);
  const to = fact.data.to as CivilDate | undefined;
  if (due !== null && fact.on > due)
    return {
      rule: 'C17',
      ...said(
        `延迟答复应在期限届满（${due}）前告知（2019年条例第三十五条）`,
        `a deferral must be told by the due day ${due} (2019 Regulation art. 35)`,
      ),
    };
  if (to === undefined) return null; // a page asks whether the step is possible at all
  if (!calendar.isWorkingDay(to))
    return { rule: 'C17', ...said(`延迟至的日期 ${to} 不是工作日`, `the day deferred to, ${to}, is not a working day`) };
  if (current !== null && to <= current)
    return {
      rule: 'C17',
      ...said(
        `延迟至的日期 ${to} 不晚于现有期限 ${current}`,
        `the day deferred to, ${to}, is not later than the current due day ${current}`,
      ),
    };
  return null;
}

function judgeFee({ run, due, fact, regime }: Bench): Verdict {
  const fee = REGIMES[regime].fee;
  if (fee === null || fact.on < fee.from)
    return {
      rule: 'C18',
      ...said(
        '信息处理费自2021年1月1日起才可收取（国办函〔2020〕109号）',
        'the processing fee exists since 2021-01-01 only (State Council General Office letter [2020] No. 109)',
      ),
    };
  if (run.wait !== null)
    return { rule: 'C18', ...said('正在等待补正或缴费，不能再发收费通知', 'a correction or payment is already awaited') };
  if (due === null || fact.on <= due) return null;
  return { rule: 'C18', ...said(`收费通知应在期限届满（${due}）前发出`, `the fee notice must go out by the due day ${due}`) };
}

function judgeOnTheSpot({ state, fact }: Bench): Verdict {
  if (fact.on === state.receivedOn) return null;
  return { rule: 'C3', ...said('当场答复应在收到申请当日', 'a reply on the spot is given on the day of receipt') };
}

function said(zh: string, en: string): Bilingual {
  return { zh, en };
}

function breach(fact: Fact, verdict: NonNullable<Verdict>): Breach {
  return { rule: verdict.rule, event: fact.type, message: { zh: `${fact.on}：${verdict.zh}。`, en: `${fact.on}: ${verdict.en}.` } };
}
