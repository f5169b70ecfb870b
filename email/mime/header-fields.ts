import addressparser from 'nodemailer/lib/addressparser';
import libmime from 'libmime';
import { decodeText, isUtf8 } from './charset.ts';

/** Address of a header field; `email` is empty where only a name stands. */
export type Person = { email: string; name: string };

/** The header of a mail or of one of its parts. */
export type HeaderFields = {
  /** In order, lower case, repeated as often as they stand there. */
  names: readonly string[];
  /** Every value of a field, unfolded, in the bytes' own letters; encoded words are left as they are. */
  raw: (name: string) => string[];
  /** All values of a field, decoded, joined by a comma; undefined when there is none. */
  text: (name: string) => string | undefined;
  people: (name: string) => Person[];
};

/** Longest value looked at, in characters: no sane field is longer, and nobody makes the others wait by one. */
const VALUE_LIMIT = 100_000;
const PEOPLE_LIMIT = 500;

/** @param lines field name in lower case and the whole line, one byte a character */
export function headerFieldsOf(lines: readonly { key: string; line: string }[]): HeaderFields {
  const byName = new Map<string, string[]>();
  for (const { key, line } of lines) {
    const values = byName.get(key) ?? [];
    values.push(valueOf(line));
    byName.set(key, values);
  }
  const raw = (name: string) => byName.get(name) ?? [];
  return {
    names: lines.map(({ key }) => key),
    raw,
    text: (name) => (byName.has(name) ? raw(name).map(decodedWords).map(oneLine).join(', ') : undefined),
    people: (name) => raw(name).flatMap(peopleIn).slice(0, PEOPLE_LIMIT),
  };
}

function valueOf(line: string): string {
  const value = line.slice(line.indexOf(':') + 1, VALUE_LIMIT);
  return decodeText(Buffer.from(value, 'latin1'))
    .replaceAll(/\r?\n(?=[ \t])/g, '')
    .trim();
}

/** `=?utf-8?Q?…?=`, also where a program put it between quotes. */
export function decodedWords(value: string): string {
  try {
    return value.includes('=?') ? withoutNulls(libmime.decodeWords(rejoin(value))) : withoutNulls(value);
  } catch {
    return withoutNulls(value);
  }
}

const WORD = /=\?([\w.:-]+)(?:\*[\w-]+)?\?([BQ])\?([^?\s]*)\?=/gi;
const WESTERN = /^(?:iso-8859-1|us-ascii|windows-1252)$/i;

/** A word that says Latin-1 and holds UTF-8 is UTF-8. */
function rejoin(value: string): string {
  return value.replaceAll(WORD, (word, charset: string, kind: string, body: string) =>
    WESTERN.test(charset) && isUtf8(bytesOf(kind, body)) ? `=?utf-8?${kind}?${body}?=` : word,
  );
}

function bytesOf(kind: string, body: string): Buffer {
  if (kind.toUpperCase() === 'B') return Buffer.from(body, 'base64');
  const letter = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return Buffer.from(body.replaceAll('_', ' ').replaceAll(/=([\dA-F]{2})/gi, letter), 'latin1');
}

function peopleIn(value: string): Person[] {
  return addressparser(value.slice(0, VALUE_LIMIT), { flatten: true }).map(({ address, name }) => ({
    email: withoutNulls(address).trim(),
    name: oneLine(decodedWords(name)),
  }));
}

export function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}

/** A zero is no letter, and no database keeps one. */
export function withoutNulls(text: string): string {
  return text.replaceAll('\u0000', '');
}
