import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Bilingual } from '../../law/errors.ts';

/** NIST SP 800-63B: length and strength count; neither kinds of characters nor a date of expiry do. */
export const MIN_PASSWORD_CHARACTERS = 12;
export const MAX_PASSWORD_CHARACTERS = 200;
/** 3 of 4: safe against guessing online and against most of what can be done with a stolen hash. */
const MIN_SCORE = 3;
/** The beginning is looked into: what is long is not thereby allowed to keep the processor busy. */
const LOOKED_INTO = 100;
/** Besides the words that others know: too few would be soon tried. */
const MIN_OWN_CHARACTERS = 6;
/** Longer than any password with its characters in their longest form. */
const MOST_READ = 1_000;

/** Words that others know about the person: a password must not be made of them. */
export interface PasswordOwner {
  readonly login: string;
  readonly name: string;
  readonly organ?: string | undefined;
}

/** As passwords are compared: the same characters, however a keyboard puts them together. What is far too long is cut. */
export function normalPassword(typed: string): string {
  return typed.slice(0, MOST_READ).normalize('NFKC');
}

/** What is wrong with a new password, as a sentence that says what to do; undefined when it will do. */
export async function checkPassword(typed: string, owner: PasswordOwner): Promise<Bilingual | undefined> {
  const password = normalPassword(typed);
  const { length } = [...password];
  if (length < MIN_PASSWORD_CHARACTERS || length > MAX_PASSWORD_CHARACTERS || typed.length > MOST_READ) return WRONG_LENGTH;
  const beginning = [...password].slice(0, LOOKED_INTO).join('');
  if (ownPart(beginning, owner) < MIN_OWN_CHARACTERS) return ABOUT_OWNER;
  const { score, sequence } = (await strengthMeter()).check(beginning, knownWords(owner));
  if (score >= MIN_SCORE) return undefined;
  return sequence.some((part) => 'dictionaryName' in part && String(part.dictionaryName).startsWith('userInputs')) ? ABOUT_OWNER : TOO_WEAK;
}

/** Each word, and each part of a login. Words of one character would be found in anything. */
function knownWords({ login, name, organ = '' }: PasswordOwner): string[] {
  const words = [login, ...login.split(/[._@-]+/), name, organ, 'yishen', '依申'];
  return [...new Set(words.map((word) => word.normalize('NFKC').toLowerCase()))].filter((word) => [...word].length > 1);
}

/** Letters and digits that are left when the known words are taken out. */
function ownPart(password: string, owner: PasswordOwner): number {
  const rest = knownWords(owner).reduce(
    (text, word) => (word.length > 2 || /[^\x20-\x7e]/.test(word) ? text.replaceAll(word, '') : text),
    password.toLowerCase(),
  );
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length;
}

let meter: Promise<ZxcvbnFactory> | undefined;

/** Its dictionaries are large: they are loaded when the first password is set. */
function strengthMeter(): Promise<ZxcvbnFactory> {
  meter ??= (async () => {
    const [{ ZxcvbnFactory: Meter }, { adjacencyGraphs, dictionary }] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
    ]);
    return new Meter({ dictionary, graphs: adjacencyGraphs });
  })();
  return meter;
}

const WRONG_LENGTH: Bilingual = {
  zh: `密码应为 ${MIN_PASSWORD_CHARACTERS} 至 ${MAX_PASSWORD_CHARACTERS} 个字符。可以用几个互不相干的词连成一句，便于记忆`,
  en: `A password has ${MIN_PASSWORD_CHARACTERS} to ${MAX_PASSWORD_CHARACTERS} characters. Several words that have nothing to do with each other are easy to remember`,
};

const TOO_WEAK: Bilingual = {
  zh: '这个密码容易被猜中：常用的密码、重复或者连续的字符、日期都不牢靠。请改用几个互不相干的词，或者由密码管理器生成',
  en: 'This password is easy to guess: common passwords, repeated or consecutive characters and dates are. Use several words that have nothing to do with each other, or let a password manager make one',
};

const ABOUT_OWNER: Bilingual = {
  zh: '密码中不宜使用您的登录名、姓名或者机关名称。请改用与此无关的几个词，或者由密码管理器生成',
  en: 'Make the password of other words than your login, your name or your organ: several that have nothing to do with each other, or let a password manager make one',
};
