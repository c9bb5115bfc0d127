import { describe, expect, it } from 'vitest';
import {
  type ConsultationState,
  type ConsultationStep,
  consultationMachine,
  isOpenConsultation,
  stepConsultation,
} from '../../machines/parts/consultation.machine.ts';

const STEPS: readonly ConsultationStep[] = ['served', 'replied', 'lapsed', 'withdrawn'];

describe('a consultation', () => {
  it.each<{ from: ConsultationState; open: boolean; to: Partial<Record<ConsultationStep, ConsultationState>>; because: string }>([
    {
      from: 'sent',
      open: true,
      to: { served: 'served', replied: 'answered', withdrawn: 'withdrawn' },
      because: 'no time runs before service',
    },
    {
      from: 'served',
      open: true,
      to: { replied: 'answered', lapsed: 'silent', withdrawn: 'withdrawn' },
      because: 'the 15 working days run',
    },
    { from: 'silent', open: false, to: { replied: 'answered' }, because: 'a late opinion is put on file' },
    { from: 'answered', open: false, to: {}, because: 'an opinion is given once' },
    { from: 'withdrawn', open: false, to: {}, because: 'nobody waits for it any longer' },
  ])('that is $from goes on only as the law has it: $because', ({ from, open, to }) => {
    expect(Object.fromEntries(STEPS.flatMap((step) => entry(step, stepConsultation(from, step))))).toEqual(to);
    expect(isOpenConsultation(from)).toBe(open);
  });

  it('labels each of its states', () => {
    for (const node of Object.values(consultationMachine.root.states)) expect(node.meta?.label.zh && node.meta.label.en).toBeTruthy();
  });
});

function entry(step: ConsultationStep, state: ConsultationState | undefined): [ConsultationStep, ConsultationState][] {
  return state === undefined ? [] : [[step, state]];
}
