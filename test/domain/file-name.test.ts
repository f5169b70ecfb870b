import { describe, expect, test } from 'vitest';
import { plainFileName } from '../../domain/file-name.ts';

describe('a file’s name, as it is shown', () => {
  // oxfmt-ignore
  test.each([
    ['stays as it is',                              'effectif été 2026.csv',     'effectif été 2026.csv'],
    ['with letters of two units',                   'photo 🙂.png',              'photo 🙂.png'],
    ['reads in the order in which it is',           'facture\u202Efdp.exe',      'facturefdp.exe'],
    ['is on one line',                              'a\r\nContent-Type: x\0.pdf', 'a  Content-Type: x .pdf'],
    ['has no half of a letter',                     'a\uD800b.pdf',              'a b.pdf'],
    ['keeps its ending when it is cut',             `${'a'.repeat(300)}.pdf`,    `${'a'.repeat(146)}.pdf`],
  ])('%s', (_, given, shown) => {
    expect(plainFileName(given)).toBe(shown);
    expect(() => encodeURIComponent(plainFileName(given))).not.toThrow();
  });
});
