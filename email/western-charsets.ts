/** Mails in French that don't say in which charset they are, or name one that doesn't exist. */

const DECLARED = /(charset\s*=\s*"?)([\w.:-]+)/gi;
const SILENT = /^(content-type:[ \t]*text\/[\w-]+)(?![^\r\n]*(?:\r?\n[ \t][^\r\n]*)*?charset)/gim;
const CHARSET = 'windows-1252';

/** Whether a text was read in the wrong charset: more letters of it are lost than read. */
export function isGarbled(text: string): boolean {
  const lost = text.split('\uFFFD').length - 1;
  return lost > 0 && lost >= (text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0);
}

/** The same mail with Windows-1252 declared wherever UTF-8 was presumed: what Western mail programs write when they don't say. */
export function asWestern(raw: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(raw.toString('latin1'))?.index ?? raw.length;
  const fields = new TextDecoder(CHARSET).decode(raw.subarray(0, end));
  const head = /^content-type:/im.test(fields) ? fields : `Content-Type: text/plain\r\n${fields}`;
  return Buffer.concat([
    Buffer.from(declareCharset(head), 'utf8'),
    Buffer.from(declareCharset(raw.subarray(end).toString('latin1')), 'latin1'),
  ]);
}

function declareCharset(mail: string): string {
  return mail
    .replaceAll(DECLARED, (found, before: string, label: string) =>
      isOther(label) ? found : before + CHARSET,
    )
    .replaceAll(SILENT, `$1; charset=${CHARSET}`);
}

/** A charset that exists, and is neither the one that proved wrong nor a part of the one to try: ASCII, Latin-1. */
function isOther(label: string): boolean {
  try {
    return !['utf-8', CHARSET].includes(new TextDecoder(label).encoding);
  } catch {
    return false;
  }
}
