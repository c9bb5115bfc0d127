import { BlockList, isIP } from 'node:net';

const MAX_URL = 500;

/** Of this machine or of a private network: receivers of the government stand there, and plain http is enough for them. */
const PRIVATE = subnets([
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
]);

/**
 * Never sent to. Link-local addresses and some others are where clouds hand out the passwords of the machine to whoever asks; the rest
 * belongs to no single machine.
 */
const FORBIDDEN = subnets([
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.100.100.200', 32], // metadata: Alibaba Cloud
  ['168.63.129.16', 32], // Azure
  ['192.0.0.192', 32], // Oracle
  ['224.0.0.0', 3], // multicast, reserved, broadcast
  ['::', 128],
  ['fe80::', 10],
  ['fec0::', 10],
  ['fd00:ec2::254', 128], // metadata: AWS
  ['fd20:ce::254', 128], // Google
  ['ff00::', 8],
  ['64:ff9b::a9fe:0', 112], // 169.254.0.0/16 and 0.0.0.0/8 by NAT64
  ['64:ff9b::', 104],
]);

export type Refusal = 'forbiddenAddress' | 'plainHttp';

/** Why an address that a name stands for is not sent to; undefined when it is. IPv4 inside IPv6 counts as IPv4. */
export function refusalOf(address: string, protocol: string): Refusal | undefined {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (FORBIDDEN.check(address, family)) return 'forbiddenAddress';
  return protocol === 'http:' && !PRIVATE.check(address, family) ? 'plainHttp' : undefined;
}

export type UrlProblem = 'missing' | 'tooLong' | 'invalid' | 'scheme' | 'credentials' | Refusal;

/** An address as an administrator types it. What a name stands for is looked at anew each time something is sent. */
export function readWebhookUrl(
  text: string,
): { readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: UrlProblem } {
  const problem = urlProblem(text);
  if (problem !== undefined) return { ok: false, problem };
  const url = new URL(text);
  url.hash = '';
  return { ok: true, url: url.href };
}

function urlProblem(text: string): UrlProblem | undefined {
  if (text === '') return 'missing';
  if (text.length > MAX_URL) return 'tooLong';
  if (!URL.canParse(text)) return 'invalid';
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return 'scheme';
  if (username !== '' || password !== '') return 'credentials';
  const literal = literalAddress(hostname);
  return literal === undefined ? undefined : refusalOf(literal, protocol);
}

/** The address that a host of a URL is, unless it is a name. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}

function subnets(list: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const blocks = new BlockList();
  for (const [network, prefix] of list) blocks.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4');
  return blocks;
}
