import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, webhookRequest } from '../../src/engine/webhooks/webhook-message.ts';
import { setbackOf } from '../../src/engine/webhooks/webhook-retry.ts';
import type { WebhookRow } from '../../src/store/webhook-rows.ts';

const webhook: WebhookRow = {
  id: 'hook-1',
  organId: 1,
  url: 'https://receiver.example/',
  description: '',
  secret: newWebhookSecret(),
  oldSecret: null,
  oldSecretUntil: null,
  eventTypes: [],
  createdBy: 'admin',
  createdAt: '2026-03-02T04:00:00.000Z',
  deliveredAt: null,
  failingSince: null,
  failures: 0,
  retryAt: null,
  parkedAt: null,
};
const message = { messageId: 'msg_1', type: 'reply.served', payload: { case: { id: 'case-1' } }, createdAt: '2026-03-02T04:00:00.000Z' };

describe('a signed message', () => {
  const sent = new Date();
  const { headers, body } = webhookRequest(webhook, message, sent);
  const verify = (changes: { headers?: object; body?: string; secret?: string } = {}): unknown =>
    new Webhook(changes.secret ?? webhook.secret).verify(changes.body ?? body, { ...headers, ...changes.headers });

  it('is accepted as it is', () => {
    expect(verify()).toEqual({ type: 'reply.served', timestamp: message.createdAt, data: message.payload });
  });

  it('is refused with another body, id, moment, secret or signature', () => {
    expect(() => verify({ body: body.replace('case-1', 'case-2') })).toThrow('No matching signature');
    expect(() => verify({ headers: { 'webhook-id': 'msg_2' } })).toThrow('No matching signature');
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => verify({ headers: { 'webhook-timestamp': later } })).toThrow('No matching signature');
    expect(() => verify({ secret: newWebhookSecret() })).toThrow('No matching signature');
    expect(() => verify({ headers: { 'webhook-signature': 'v1,' } })).toThrow('No matching signature');
  });

  it('is refused when somebody repeats it later', () => {
    const old = webhookRequest(webhook, message, new Date(sent.getTime() - 600_000));
    expect(() => new Webhook(webhook.secret).verify(old.body, { ...old.headers })).toThrow('too old');
  });

  it('has the same body at each attempt', () => {
    const again = webhookRequest(webhook, message, new Date(sent.getTime() + 3_600_000));
    expect(again.body).toBe(body);
    expect(again.headers['webhook-signature']).not.toBe(headers['webhook-signature']);
  });
});

describe('secrets', () => {
  it('are never the same', () => {
    const secrets = Array.from({ length: 20 }, newWebhookSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});

describe('a failure', () => {
  const now = new Date('2026-03-02T04:00:00.000Z');
  it('parks a day after the first one, not a moment before', () => {
    const since = { failingSince: '2026-03-01T04:00:00.001Z', failures: 1 };
    expect(setbackOf(since, { status: 500, error: null }, now).retryAt).toBe('2026-03-02T04:00:00.001Z');
    expect(setbackOf({ ...since, failingSince: '2026-03-01T04:00:00.000Z' }, { status: 500, error: null }, now).retryAt).toBeNull();
  });
});
