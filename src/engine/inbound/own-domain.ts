/** Providers whose addresses anybody may have: an office that uses one shares its domain with the public. */
const PUBLIC_DOMAINS: ReadonlySet<string> = new Set([
  'qq.com',
  'vip.qq.com',
  'foxmail.com',
  '163.com',
  'vip.163.com',
  '126.com',
  'yeah.net',
  '188.com',
  'sina.com',
  'sina.cn',
  'vip.sina.com',
  'sohu.com',
  'tom.com',
  '21cn.com',
  '139.com',
  '189.cn',
  'wo.cn',
  'aliyun.com',
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'live.cn',
  'icloud.com',
  'yahoo.com',
]);

/** Whether an address is one of the organ's own domain, and not merely of a provider that the organ uses too. */
export function isOwnDomain(address: string, ownAddresses: readonly string[]): boolean {
  const domain = domainOf(address);
  return !PUBLIC_DOMAINS.has(domain) && ownAddresses.some((own) => domainOf(own) === domain);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
