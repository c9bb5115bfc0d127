import { expect, it } from 'vitest';
import { attemptWords } from '../../../src/documents/letters/texts/attempt-words.ts';

const NOTHING = { signer: '', refusal: '', witness: '', remark: '' };

it.each([
  { data: {}, says: {}, because: 'an imported history tells nothing' },
  { data: { method: 'inPerson', signedBy: 'self', signer: '某甲' }, says: {}, because: 'the recipient signs by hand' },
  { data: { method: 'inPerson', signedBy: 'agent', signer: '某乙' }, says: { signer: '某乙（代理人）' }, because: 'others are named' },
  {
    data: { method: 'leftAtAddress', refusalReason: '拒绝签收', witness: '某居委会某某' },
    says: { refusal: '拒绝签收', witness: '某居委会某某' },
    because: 'a refusal has its reason and witness',
  },
  {
    data: { method: 'throughOrgan', viaOrgan: '乙区政府', signer: '某甲' },
    says: { signer: '某甲', remark: '委托乙区政府送达' },
    because: 'the organ served it',
  },
  {
    data: { method: 'electronic', electronicBy: 'email', electronicTo: 'a@example.org', consent: '送达地址确认书' },
    says: { remark: '电子邮件：a@example.org；同意电子送达的凭据：送达地址确认书' },
    because: 'the address is the proof',
  },
  { data: { method: 'electronic', electronicBy: 'online' }, says: { remark: '本网站（网上获取）' }, because: 'the website has no address' },
  {
    data: { method: 'publicNotice', noticeIn: '某日报', noticeOn: '2024-04-02' },
    says: { remark: '2024年4月2日在某日报公告，自公告之日起满30日视为送达' },
    because: 'the notice has its place and day',
  },
])('the proof of service quotes the record: $because', ({ data, says }) => {
  expect(attemptWords(data)).toEqual({ ...NOTHING, ...says });
});
