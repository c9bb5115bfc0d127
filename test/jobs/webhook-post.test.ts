import { once } from 'node:events';
import type { LookupFunction } from 'node:net';
import { createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebhookPost } from '../../src/engine/webhooks/post-webhook.ts';
import { readWebhookUrl, refusalOf } from '../../src/engine/webhooks/webhook-target.ts';
import { openReceiver, type Receiver } from '../support/webhook-receiver.ts';

const REQUEST = { headers: { 'webhook-id': 'msg_1' }, body: '{"type":"ping","data":{}}' };
const SHORT_MS = 300;

let receiver: Receiver;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

/** Every name stands for these addresses. */
function names(...addresses: readonly string[]): LookupFunction {
  return (_name, options, done) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    return options.all === true ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
  };
}

function failing(code: string): LookupFunction {
  return (_name, _options, done) => done(Object.assign(new Error(code), { code }), '');
}

describe('the answer of a receiver', () => {
  it.each([200, 204, 302, 404, 410, 500])('is its status: %s', async (status) => {
    receiver.answerStatus(status);
    expect(await createWebhookPost()(receiver.url, REQUEST)).toEqual({ status, error: null });
  });

  it('is not followed where it leads elsewhere', async () => {
    receiver.answerWith((res) => res.writeHead(307, { location: `${receiver.url}/elsewhere` }).end());
    expect(await createWebhookPost()(receiver.url, REQUEST)).toEqual({ status: 307, error: null });
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('is not read beyond its beginning', async () => {
    const endless = new Promise<boolean>((resolve) => {
      receiver.answerWith((res) => {
        const writeOn = (): void => {
          while (!res.destroyed && res.write(Buffer.alloc(65_536)));
        };
        res.on('drain', writeOn).on('close', () => resolve(res.writableFinished));
        res.writeHead(200);
        writeOn();
      });
    });
    expect(await createWebhookPost()(receiver.url, REQUEST)).toEqual({ status: 200, error: null });
    expect(await endless).toBe(false);
  });

  it('counts though its body never ends', async () => {
    receiver.answerWith((res) => res.writeHead(200).write('well, '));
    expect(await createWebhookPost({ timeoutMs: SHORT_MS })(receiver.url, REQUEST)).toEqual({ status: 200, error: null });
  });

  it('is not waited for longer than the limit', async () => {
    receiver.answerWith(() => {});
    expect(await createWebhookPost({ timeoutMs: SHORT_MS })(receiver.url, REQUEST)).toEqual({ status: null, error: 'timeout' });
  });

  it('is not waited for when even the name is not found in time', async () => {
    const post = createWebhookPost({ timeoutMs: SHORT_MS, lookup: () => {} });
    expect(await post('http://receiver.example/', REQUEST)).toEqual({ status: null, error: 'timeout' });
  });

  it('is none when the connection is cut', async () => {
    receiver.answerWith((res) => res.socket?.destroy());
    expect(await createWebhookPost()(receiver.url, REQUEST)).toEqual({ status: null, error: 'cutOff' });
  });

  it('is none when it is not HTTP', async () => {
    await withServer(
      createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
      async (port) => {
        expect(await createWebhookPost()(`http://127.0.0.1:${port}/`, REQUEST)).toEqual({ status: null, error: 'cutOff' });
        expect(await createWebhookPost()(`https://127.0.0.1:${port}/`, REQUEST)).toEqual({ status: null, error: 'certificate' });
      },
    );
  });

  it('is none when nobody vouches for the certificate', async () => {
    const server = new SMTPServer({ secure: true, logger: false }); // a TLS server with a certificate made by itself
    server.on('error', () => {}); // the client left
    await withServer(server.server, async (port) => {
      expect(await createWebhookPost()(`https://127.0.0.1:${port}/`, REQUEST)).toEqual({ status: null, error: 'certificate' });
    });
  });

  it('is none at a closed port', async () => {
    const { port } = receiver;
    await receiver.close();
    expect(await createWebhookPost()(`http://127.0.0.1:${port}/`, REQUEST)).toEqual({ status: null, error: 'refused' });
    receiver = await openReceiver();
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('is none when nobody knows the name (%s)', async (code) => {
    const post = createWebhookPost({ lookup: failing(code) });
    expect(await post('https://receiver.example/', REQUEST)).toEqual({ status: null, error: 'nameNotFound' });
  });
});

async function withServer(server: Server, work: (port: number) => Promise<void>): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await work((server.address() as { port: number }).port);
  server.close();
}

describe('the address that a name stands for', () => {
  const at = (port: number): string => `http://receiver.example:${port}/hook`;

  it('is connected to as it was looked at', async () => {
    const post = createWebhookPost({ lookup: names('127.0.0.1') });
    expect(await post(at(receiver.port), REQUEST)).toEqual({ status: 200, error: null });
    expect(receiver.received[0]!.headers.host).toBe(`receiver.example:${receiver.port}`);
  });

  it.each([
    ['169.254.169.254', 'forbiddenAddress'],
    ['0.0.0.0', 'forbiddenAddress'],
    ['::', 'forbiddenAddress'],
    ['fe80::1', 'forbiddenAddress'],
    ['::ffff:169.254.169.254', 'forbiddenAddress'],
    ['8.8.8.8', 'plainHttp'],
  ])('is not connected to when it is %s', async (address, error) => {
    const post = createWebhookPost({ lookup: names(address) });
    expect(await post(at(receiver.port), REQUEST)).toEqual({ status: null, error });
    await wait(0);
    expect(receiver.received).toEqual([]);
  });

  it('is chosen among the allowed ones', async () => {
    const post = createWebhookPost({ lookup: names('169.254.169.254', '127.0.0.1') });
    expect(await post(at(receiver.port), REQUEST)).toEqual({ status: 200, error: null });
  });

  it('is looked at anew each time', async () => {
    let answers = 0;
    const post = createWebhookPost({
      lookup: (...asked) => (answers++ === 0 ? names('127.0.0.1') : names('169.254.169.254'))(...asked),
    });
    expect(await post(at(receiver.port), REQUEST)).toMatchObject({ status: 200 });
    expect(await post(at(receiver.port), REQUEST)).toMatchObject({ error: 'forbiddenAddress' });
  });

  it('is looked at as well when the URL has no name', async () => {
    expect(await createWebhookPost()('http://[::ffff:169.254.169.254]/', REQUEST)).toEqual({ status: null, error: 'forbiddenAddress' });
    expect(await createWebhookPost()('http://2852039166/latest', REQUEST)).toEqual({ status: null, error: 'forbiddenAddress' });
  });
});

describe('addresses', () => {
  it.each([
    ['127.0.0.1', undefined],
    ['10.1.2.3', undefined],
    ['172.16.0.1', undefined],
    ['172.32.0.1', 'plainHttp'],
    ['192.168.1.1', undefined],
    ['::1', undefined],
    ['fd12:3456::1', undefined],
    ['::ffff:10.0.0.1', undefined],
    ['::ffff:8.8.8.8', 'plainHttp'],
    ['2001:db8::1', 'plainHttp'],
    ['59.192.0.1', 'plainHttp'],
    ['100.100.100.200', 'forbiddenAddress'],
    ['fd00:ec2::254', 'forbiddenAddress'],
    ['fd20:ce::254', 'forbiddenAddress'],
    ['64:ff9b::a9fe:a9fe', 'forbiddenAddress'],
    ['224.0.0.1', 'forbiddenAddress'],
    ['255.255.255.255', 'forbiddenAddress'],
    ['ff02::1', 'forbiddenAddress'],
  ])('take plain http at %s: %s', (address, refusal) => {
    expect(refusalOf(address, 'http:')).toBe(refusal);
    expect(refusalOf(address, 'https:')).toBe(refusal === 'plainHttp' ? undefined : refusal);
  });
});

describe('the URL of a webhook', () => {
  it.each([
    ['', 'missing'],
    [`https://example.gov.cn/${'x'.repeat(500)}`, 'tooLong'],
    ['example.gov.cn/hook', 'invalid'],
    ['ftp://example.gov.cn/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://user:password@example.gov.cn/', 'credentials'],
    ['https://token@example.gov.cn/', 'credentials'],
    ['https://169.254.169.254/latest/meta-data', 'forbiddenAddress'],
    ['https://0x7f.1/', undefined],
    ['https://0/', 'forbiddenAddress'],
    ['https://[fe80::1]/', 'forbiddenAddress'],
    ['http://8.8.8.8/', 'plainHttp'],
    ['http://intranet/hook', undefined],
    ['http://10.0.0.7:8080/hook?key=1', undefined],
    ['https://example.gov.cn/hook', undefined],
  ])('%s: %s', (url, problem) => {
    const read = readWebhookUrl(url);
    expect(read.ok ? undefined : read.problem).toBe(problem);
  });

  it('is kept without what no receiver sees', () => {
    expect(readWebhookUrl('HTTPS://Example.gov.cn/a#b')).toEqual({ ok: true, url: 'https://example.gov.cn/a' });
  });
});
