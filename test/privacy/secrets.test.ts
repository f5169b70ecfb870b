import { describe, expect, test } from 'vitest';
import { found, secrets } from './secrets.ts';

const { word, ascii, stems } = secrets();
const accented = word('nom');
const utf8 = Buffer.from(accented);

describe('a secret that leaked', () => {
  // oxfmt-ignore
  test.each<[string, string | Uint8Array]>([
    ['as it was typed',                     `J’ai écrit ${accented} ici`],
    ['in an address',                       `de ${ascii('ana')}@exemple.fr`],
    ['in capitals',                         ascii('ana').toUpperCase()],
    ['in a Latin-1 file',                   Buffer.from(accented, 'latin1')],
    ['in base64, first in its group',       Buffer.from(`${accented}!`).toString('base64')],
    ['in base64, second in its group',      Buffer.from(`1${accented}!`).toString('base64')],
    ['in base64, third in its group',       Buffer.from(`22${accented}!`).toString('base64')],
    ['in base64 for addresses',             Buffer.from(`22${accented}!`).toString('base64url')],
    ['in base64, broken into lines',        Buffer.from(`${'-'.repeat(45)}${accented}!`).toString('base64').replaceAll(/.{76}/g, '$&\r\n')],
    ['in hexadecimal',                      utf8.toString('hex')],
    ['in an address of the Web',            encodeURIComponent(accented)],
    ['in UTF-16',                           Buffer.from(accented, 'utf16le')],
    ['in UTF-16, the other way round',      Buffer.from(accented, 'utf16le').swap16()],
    ['in JSON without accents',             JSON.stringify(accented).replace('é', '\\u00e9').replace('ç', '\\u00e7')],
    ['in a mail, quoted-printable',         accented.replace('é', '=C3=A9').replace('ç', '=C3=A7')],
    ['in a mail, over two lines',           `${ascii('ana').slice(0, 6)}=\r\n${ascii('ana').slice(6)}`],
    ['on a page, as entities',              accented.replace('é', '&#233;').replace('ç', '&#231;')],
  ])('is found %s', (_, leaked) => expect(found(stems, leaked, 'here')).not.toEqual([]));

  test('is not found where it is not', () => {
    expect(found(stems, 'Bonjour, où est ma facture ?', 'here')).toEqual([]);
  });
});
