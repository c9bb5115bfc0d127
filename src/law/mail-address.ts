/** RFC 5321 section 4.5.3.1. */
const MAX_ADDRESS = 254;
const MAX_LOCAL_PART = 64;
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;

/**
 * One plain mail address, such as `officer@example.gov.cn`: no name, no list, no blank and no line break, which could smuggle a header in.
 *
 * @returns the address without the blanks around it; undefined when it is none.
 */
export function readMailAddress(text: string): string | undefined {
  const address = text.trim();
  const [local = '', domain = '', ...rest] = address.split('@');
  const fits = address.length <= MAX_ADDRESS && local.length <= MAX_LOCAL_PART && rest.length === 0;
  return fits && LOCAL_PART.test(local) && DOMAIN.test(domain) ? address : undefined;
}
