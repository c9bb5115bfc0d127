import type { SecondFactorPolicy, SignInLimits } from '../law/access/sign-in-rules.ts';
import { InvalidInputError } from '../law/errors.ts';
import type { Variables } from './environment.ts';

/** Who may sign in how, and for how long. */
export interface AccessSettings {
  readonly secondFactor: SecondFactorPolicy;
  readonly limits: SignInLimits;
}

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
/** Office work is read and thought over; a day's work is one sign-in. */
const [IDLE_MINUTES, LONGEST_HOURS] = [120, 12];
const MOST = 1_000_000;

/** @throws {InvalidInputError} */
export function accessSettings(variables: Variables): AccessSettings {
  const policy = variables.YISHEN_SECOND_FACTOR?.trim() || 'required';
  if (policy !== 'required' && policy !== 'offered') throw new InvalidInputError([WRONG_POLICY]);
  const idleMs = positive(variables, 'YISHEN_SESSION_IDLE', IDLE_MINUTES) * MINUTE_MS;
  return { secondFactor: policy, limits: { idleMs, longestMs: positive(variables, 'YISHEN_SESSION_LONGEST', LONGEST_HOURS) * HOUR_MS } };
}

function positive(variables: Variables, name: string, initial: number): number {
  const text = variables[name]?.trim() ?? '';
  if (text === '') return initial;
  if (/^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST) return Number(text);
  throw new InvalidInputError([
    {
      field: name,
      zh: `环境变量 ${name} 应为 1 至 ${MOST} 的整数`,
      en: `The environment variable ${name} must be a whole number from 1 to ${MOST}`,
    },
  ]);
}

const WRONG_POLICY = {
  field: 'YISHEN_SECOND_FACTOR',
  zh: '环境变量 YISHEN_SECOND_FACTOR 应为 required（分管领导、审计员、系统管理员须使用动态验证码）或者 offered（自愿使用）；不设置则为 required',
  en: 'The environment variable YISHEN_SECOND_FACTOR must be required (leaders, auditors and administrators need one-time codes) or offered (nobody needs them), or unset for required',
};
