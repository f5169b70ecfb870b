// Which letters some bytes are, whatever their label says: programs mislabel, and people must be read all the same.
import iconv from 'iconv-lite';

const WESTERN = 'windows-1252';
const JAPANESE = 'iso-2022-jp';
/** A change of alphabet in ISO-2022-JP; nothing else that is written in mails holds it. */
const JAPANESE_ESCAPE = new RegExp(String.raw`\u001B(?:\$[@B]|\([BJ])`);
/** Labels that programs write without having looked: what the bytes are decides. */
const CARELESS =
  /^(?:|us-?ascii|ascii|ansi.*|utf-?8|unicode-1-1-utf-8|iso-?8859-?1|latin-?1|windows-1252|cp-?1252|x-unknown|unknown-8bit|default_charset)$/;

/** The text of some bytes that are declared to be in a charset, or say nothing of it. */
export function decodeText(bytes: Buffer, declared = ''): string {
  return encodeOnce(decodeOnce(bytes, declared));
}

/** UTF-8 that a server on the way took for Western letters and encoded again. */
function encodeOnce(text: string): string {
  if (!TWICE.test(text)) return text;
  const bytes = iconv.encode(text, WESTERN);
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

const TWICE =
  /[\u00C2-\u00C5][\u0080-\u00BF\u2018-\u203A\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u20AC\u2122]/;

function decodeOnce(bytes: Buffer, declared: string): string {
  const label = declared.trim().toLowerCase();
  const wide = wideCharset(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  const latin = bytes.toString('latin1');
  if (JAPANESE_ESCAPE.test(latin)) return new TextDecoder(JAPANESE).decode(bytes);
  if (!CARELESS.test(label)) return decodeLabelled(bytes, label) ?? presumeCharset(bytes, latin);
  return presumeCharset(bytes, latin);
}

/** UTF-16 shows by its mark, or by the zeros between its Western letters. */
function wideCharset(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes[0] === 0 || bytes[2] === 0) return undefined;
  return bytes[1] === 0 && bytes[3] === 0 && bytes.length % 2 === 0 ? 'utf-16le' : undefined;
}

function decodeLabelled(bytes: Buffer, label: string): string | undefined {
  if (isUtf8(bytes) && !isAscii(bytes)) return bytes.toString('utf8');
  if (iconv.encodingExists(label)) return iconv.decode(bytes, label);
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8 when more letters are read so than are lost; what Western programs write otherwise. */
function presumeCharset(bytes: Buffer, latin: string): string {
  const text = bytes.toString('utf8');
  const lost = occurrences(text, '\uFFFD');
  if (lost === 0) return text;
  const kept = text.length - asciiIn(latin) - lost;
  return lost >= kept ? iconv.decode(bytes, WESTERN) : text;
}

export function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isAscii(bytes: Buffer): boolean {
  return !/[^\p{ASCII}]/u.test(bytes.toString('latin1'));
}

function asciiIn(latin: string): number {
  return latin.length - latin.replaceAll(/\p{ASCII}+/gu, '').length;
}

function occurrences(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
