import { and } from 'xstate';
import { correction } from './parts/correction.ts';
import { fee } from './parts/fee.ts';
import { answered, archived, closed } from './parts/handling-end.ts';
import { approval, delivering, drafting, issued, legalReview } from './parts/handling-reply.ts';
import { arrived, draft, examining, processing, registered } from './parts/handling-start.ts';
import { reasons } from './parts/reasons.ts';
import { INITIAL_REQUEST_CONTEXT } from './parts/request-context.ts';
import { requestSetup } from './parts/request-setup.ts';
import { search } from './parts/search.ts';
import { secrecy } from './parts/secrecy.ts';
import { service } from './parts/service.ts';

/**
 * A request (依申请公开) from arrival to archive, composed of small charts side by side: the handling, and one for each sub-procedure.
 * Consultations are unbounded in number and stand in the context, each stepped by a chart of its own (`parts/consultation.machine.ts`).
 * What depends on days comes with the event as facts: the chart knows no dates.
 */
export const disclosureRequestMachine = requestSetup.createMachine({
  id: 'disclosureRequest',
  version: '1',
  context: INITIAL_REQUEST_CONTEXT,
  type: 'parallel',
  meta: { label: { zh: '依申请公开', en: 'disclosure on application' }, article: '2019年条例第四章' },
  on: {
    'breach.recorded': {
      description: '法律不允许而已发生的事实：记录，不改变流程。项目规则 2.1',
      actions: 'keepOnRecord',
    },
    'handler.assigned': {
      description: '指定承办人，不改变流程。2019年条例第四十五条（机关内部分工）',
      guard: 'applicationIsIn',
      actions: 'keepOnRecord',
    },
    'document.filed': {
      description: '材料归卷，不改变流程。2019年条例第四十五条；档案法第十三条',
      guard: 'applicationIsIn',
      actions: 'keepOnRecord',
    },
    'particulars.completed': {
      description: '补录来件中没有写明的登记事项，不改变流程。2019年条例第二十九条、第四十五条（项目规则）',
      guard: 'applicationIsIn',
      actions: 'keepOnRecord',
    },
    'delivery.changed': {
      description: '申请人变更获取信息的方式，不改变流程。2019年条例第二十九条第二款第三项、第四十条',
      guard: 'replyIsNotOut',
      actions: 'keepOnRecord',
    },
    'redaction.proposed': {
      description: '拟定区分处理方案，不改变流程。2019年条例第三十七条',
      guard: 'fileIsOpen',
      actions: 'keepRedaction',
    },
    'redaction.returned': {
      description: '区分处理方案退回修改。2019年条例第三十七条',
      guard: and(['fileIsOpen', 'redactionIsProposed']),
      actions: 'dropRedaction',
    },
    'redaction.checked': {
      description: '另一人复核区分处理，生成公开件。2019年条例第三十七条；项目规则（处理人与复核人分离）',
      guard: and(['fileIsOpen', 'redactionIsProposed', 'redactionCheckerIsAnotherPerson']),
      actions: 'dropRedaction',
    },
    'files.cleared': {
      description: '文件发出前检查，不改变流程。2019年条例第十四条、第十五条',
      guard: 'applicationIsIn',
      actions: 'keepOnRecord',
    },
    'reply.opened': {
      description: '申请人在网上打开答复，不改变流程。国办公开办函〔2016〕235号',
      guard: 'replyIsOut',
      actions: 'keepOnRecord',
    },
    'document.remade': {
      description: '根据历史补制文书，不改变流程。2019年条例第四十五条；档案法第十三条',
      guard: 'applicationIsIn',
      actions: 'keepOnRecord',
    },
    'deadline.neared': {
      description: '复议、诉讼、投诉、更正中本机关的期限临近提醒，不改变流程。项目规则 1.8.4',
      guard: 'warnsOfProceeding',
      actions: 'keepOnRecord',
    },
    'calendar.amended': {
      description: '节假日安排通知修订，期限重新计算，流程不变。项目规则 C28',
      actions: 'keepOnRecord',
    },
  },
  states: {
    handling: {
      meta: { label: { zh: '办理流程', en: 'handling' } },
      initial: 'draft',
      states: {
        draft,
        arrived,
        registered,
        examining,
        processing,
        drafting,
        legalReview,
        approval,
        issued,
        delivering,
        answered,
        closed,
        archived,
      },
    },
    correction,
    reasons,
    fee,
    search,
    secrecy,
    service,
  },
});
