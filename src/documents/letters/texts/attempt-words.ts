import { attemptFields } from '../../../law/events/attempt-fields.ts';
import type { Field } from '../../../law/events/field.ts';
import { chineseDate, textIn } from '../words.ts';

type Data = Readonly<Record<string, unknown>>;

/** What the record of service says of who signed, of a refusal, and of the way; empty where the paper is filled in by hand. */
export interface AttemptWords {
  readonly signer: string;
  readonly refusal: string;
  readonly witness: string;
  readonly remark: string;
}

export function attemptWords(data: Data): AttemptWords {
  return {
    signer: signerIn(data),
    refusal: textIn(data, 'refusalReason'),
    witness: textIn(data, 'witness'),
    remark: [viaOrgan(data), electronic(data), notice(data)].filter((part) => part !== '').join('；'),
  };
}

/** The recipient signs by hand; whoever signs for them is named. */
function signerIn(data: Data): string {
  const signer = textIn(data, 'signer');
  if (signer === '' || textIn(data, 'signedBy') === 'self') return '';
  const role = chosen(attemptFields.signedBy, textIn(data, 'signedBy'));
  return role === '' ? signer : `${signer}（${role}）`;
}

function viaOrgan(data: Data): string {
  const organ = textIn(data, 'viaOrgan');
  return organ === '' ? '' : `委托${organ}送达`;
}

function electronic(data: Data): string {
  const way = chosen(attemptFields.electronicBy, textIn(data, 'electronicBy'));
  const [to, consent] = [textIn(data, 'electronicTo'), textIn(data, 'consent')];
  const parts = [`${way}${way !== '' && to !== '' ? '：' : ''}${to}`, consent === '' ? '' : `同意电子送达的凭据：${consent}`];
  return parts.filter((part) => part !== '').join('；');
}

function notice(data: Data): string {
  const [where, on] = [textIn(data, 'noticeIn'), textIn(data, 'noticeOn')];
  return where === '' || on === '' ? '' : `${chineseDate(on)}在${where}公告，自公告之日起满30日视为送达`;
}

function chosen(field: Field, value: string): string {
  return field.options?.find((option) => option.value === value)?.label.zh ?? '';
}
