/** The password of an SMTP address as it may stand in what a server says: plain, as it was typed, and as it goes over the wire. */
export function smtpSecrets(smtpUrl: string): readonly string[] {
  const { username, password } = new URL(smtpUrl);
  if (password === '') return [];
  const [user, plain] = [decoded(username), decoded(password)];
  const wire = [plain, `\0${user}\0${plain}`].map((text) => Buffer.from(text).toString('base64'));
  return [...wire, plain, password].sort((a, b) => b.length - a.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone percent sign is itself
  }
}
