/** A form of a page as a browser would post it, read out of its HTML. */
export interface PageForm {
  readonly action: string;
  readonly multipart: boolean;
  readonly inputs: readonly FormInput[];
}

export interface FormInput {
  readonly name: string;
  /** `hidden`, `text`, `date`, `radio`, `checkbox`, `file`, `password`, `textarea`, `select` … */
  readonly kind: string;
  readonly value: string;
}

/** The form that holds this text, such as an attribute of its own or of something in it. */
export function findForm(html: string, mark: string): PageForm {
  const form = html
    .split('<form')
    .slice(1)
    .find((part) => beforeEnd(part).includes(mark));
  if (form === undefined) throw new Error(`The page has no form with ${mark}`);
  return readForm(beforeEnd(form));
}

/** All forms for the steps of a case page, by the type of the event. */
export function stepForms(html: string): ReadonlyMap<string, PageForm> {
  const forms = html
    .split('<form')
    .slice(1)
    .map((part) => readForm(beforeEnd(part)));
  const types = forms.flatMap((form): [string, PageForm][] => {
    const type = form.inputs.find(({ name, kind }) => name === 'type' && kind === 'hidden')?.value;
    return type === undefined || !form.action.endsWith('/events') ? [] : [[type, form]];
  });
  return new Map(types);
}

/** What people type in themselves, and is therefore given back to them. */
export function isTyped({ kind }: FormInput): boolean {
  return kind === 'text' || kind === 'textarea' || kind === 'search';
}

/**
 * The body of the posted form with each field that people fill in replaced; others, such as tokens, stay. Text is sent byte by byte, so that
 * it may be what no encoder would let pass.
 */
export function bodyOf(form: PageForm, fill: (input: FormInput) => string | Buffer | undefined): { body: Buffer; type: string } {
  const values = form.inputs.flatMap((input): [string, Buffer][] => {
    const value = input.kind === 'hidden' ? input.value : fill(input);
    return value === undefined ? [] : [[input.name, Buffer.from(value)]];
  });
  return form.multipart ? multipart(values) : urlencoded(values);
}

function urlencoded(values: readonly (readonly [string, Buffer])[]): { body: Buffer; type: string } {
  const escaped = (bytes: Buffer): string => bytes.toString('hex').replace(/../g, '%$&');
  const text = values.map(([name, value]) => `${encodeURIComponent(name)}=${escaped(value)}`).join('&');
  return { body: Buffer.from(text), type: 'application/x-www-form-urlencoded' };
}

const BOUNDARY = 'yishen-test-boundary';

function multipart(values: readonly (readonly [string, Buffer])[]): { body: Buffer; type: string } {
  const parts = values.map(([name, value]) =>
    Buffer.concat([Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`), value, Buffer.from('\r\n')]),
  );
  return { body: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]), type: `multipart/form-data; boundary=${BOUNDARY}` };
}

function beforeEnd(part: string): string {
  return part.split('</form>')[0] ?? '';
}

function readForm(html: string): PageForm {
  const head = html.split('>')[0] ?? '';
  const tags = html.match(/<(?:input|textarea|select)\b[^>]*>/g) ?? [];
  const inputs = tags.flatMap((tag): FormInput[] => {
    const name = attribute(tag, 'name');
    const kind = /^<(textarea|select)/.exec(tag)?.[1] ?? attribute(tag, 'type') ?? 'text';
    return name === undefined ? [] : [{ name, kind, value: attribute(tag, 'value') ?? '' }];
  });
  return { action: attribute(head, 'action') ?? '', multipart: head.includes('multipart/form-data'), inputs };
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}
