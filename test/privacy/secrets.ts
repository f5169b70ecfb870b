// Words that exist nowhere else, and the search for them, in every form that bytes may take.
import { randomBytes } from 'node:crypto';

/** Makes secrets of one kind: all share a stem, so that one search finds any of them. */
export type Secrets = {
  /** With accents, as people write. */
  word: (label: string) => string;
  /** Letters and digits only, for addresses, ids and headers. */
  ascii: (label: string) => string;
  /** A social security number that nobody has: triage masks it wherever it stands. */
  nir: string;
  stems: string[];
};

export function secrets(): Secrets {
  const mark = randomBytes(5).toString('hex');
  const accented = `vé${mark}ç`;
  const ascii = `qz${mark}x`;
  const nir = newNir();
  return {
    word: (label) => `${accented}${label}`,
    ascii: (label) => `${ascii}${label}`,
    nir,
    stems: [accented, ascii, nir],
  };
}

function newNir(): string {
  const department = 10 + ((randomBytes(1)[0] ?? 0) % 80);
  const serial = String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, '0');
  const number = `18505${department}${serial}`;
  return number + String(97 - Number(BigInt(number) % 97n)).padStart(2, '0');
}

/** Every place of `haystack` where one of the stems stands, raw or encoded; none is what is wanted. */
export function found(stems: readonly string[], haystack: Uint8Array | string, name: string): string[] {
  const raw = Buffer.from(haystack);
  // Mail breaks long lines in two, with `=` or without; what is said in capitals is said all the same.
  const joined = Buffer.from(raw.toString('latin1').replaceAll(/=?\r?\n[ \t]?/g, ''), 'latin1');
  const search = searchFor(stems);
  return [raw, joined].flatMap((text) =>
    [...search(text)].map(([{ stem, form }, at]) => {
      const where = text.subarray(Math.max(0, at - 60), at + 60).toString('utf8');
      return `${name}: ${stem} as ${form} in «${where}»`;
    }),
  );
}

type Form = { stem: string; form: string; bytes: Buffer };
type Search = (text: Buffer) => Map<Form, number>;

const searches = new Map<string, Search>();

function searchFor(stems: readonly string[]): Search {
  const key = stems.join(' ');
  const known = searches.get(key) ?? searchOf(stems.flatMap(formsOf));
  searches.set(key, known);
  return known;
}

/** Bytes that are looked at together. */
const WINDOW = 3;

/**
 * Gives where each form stands first. Whole databases are searched for hundreds of forms: the text is looked at once, in steps
 * of which every form that stands there holds one.
 */
function searchOf(forms: readonly Form[]): Search {
  const step = Math.min(...forms.map(({ bytes }) => bytes.length)) - WINDOW + 1;
  const seen = new Map<number, [Form, number][]>();
  for (const form of forms)
    for (let offset = 0; offset < step; offset += 1) {
      const window = windowOf(form.bytes, offset);
      seen.set(window, [...(seen.get(window) ?? []), [form, offset]]);
    }
  const known = new Uint8Array(1 << 16);
  for (const window of seen.keys()) known[window] = 1;
  return (text) => {
    const hits = new Map<Form, number>();
    for (let at = 0; at + WINDOW <= text.length; at += step) {
      const window = windowOf(text, at);
      if (known[window] === 0) continue;
      for (const [form, offset] of seen.get(window) ?? [])
        if (!hits.has(form) && standsAt(text, at - offset, form.bytes)) hits.set(form, at - offset);
    }
    return hits;
  };
}

function windowOf(text: Buffer, at: number): number {
  return (text[at] ?? 0) ^ ((text[at + 1] ?? 0) << 4) ^ ((text[at + 2] ?? 0) << 8);
}

function standsAt(text: Buffer, at: number, bytes: Buffer): boolean {
  return at >= 0 && text.subarray(at, at + bytes.length).equals(bytes);
}

function formsOf(word: string): Form[] {
  const utf8 = Buffer.from(word);
  const latin1 = Buffer.from(word, 'latin1');
  const percent = encodeURIComponent(word);
  const escaped = word.replaceAll(/[^ -~]/g, (sign) => `\\u${hexOf(sign)}`);
  const forms: [string, string | Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-8, decomposed', word.normalize('NFD')],
    ['capitals', word.toUpperCase()],
    ['Latin-1', latin1],
    ['UTF-16 LE', Buffer.from(word, 'utf16le')],
    ['UTF-16 BE', Buffer.from(word, 'utf16le').swap16()],
    ['hex', utf8.toString('hex')],
    ['HEX', utf8.toString('hex').toUpperCase()],
    ['hex of Latin-1', latin1.toString('hex')],
    ['URL', percent],
    ['url', percent.toLowerCase()],
    ['JSON', escaped],
    ['JSON in JSON', JSON.stringify(escaped).slice(1, -1)],
    ['HTML', word.replaceAll(/[^ -~]/g, (sign) => `&#${sign.codePointAt(0)};`)],
    ['quoted-printable', quoted(utf8)],
    ['quoted-printable of Latin-1', quoted(latin1)],
    ...[utf8, latin1, Buffer.from(word, 'utf16le')].flatMap(base64Forms),
  ];
  const distinct = new Map(
    forms.toReversed().map(([form, bytes]) => [Buffer.from(bytes).toString('latin1'), form]),
  );
  return [...distinct].map(([bytes, form]) => ({ stem: word, form, bytes: Buffer.from(bytes, 'latin1') }));
}

/** What of a base64 text depends on these bytes alone, for each of the three ways they may fall. */
function base64Forms(bytes: Buffer): [string, string][] {
  return [0, 1, 2].flatMap((offset): [string, string][] => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
    const core = (encoding: 'base64' | 'base64url') =>
      whole.toString(encoding).slice(Math.ceil((offset * 8) / 6), Math.floor((whole.length * 8) / 6));
    return [
      ['base64', core('base64')],
      ['base64url', core('base64url')],
    ];
  });
}

function quoted(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => (byte > 126 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('');
}

function hexOf(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(4, '0');
}
