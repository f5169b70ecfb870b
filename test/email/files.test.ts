// What a file is, and whether it may be opened: by its bytes, and by a real ClamAV.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clamdAt } from '../../email/clamd.ts';
import { readMail } from '../../email/read-mail.ts';
import { disguiseOf, shownType } from '../../intake/file-kind.ts';
import { freePorts } from '../support/free-ports.ts';
import { unpacked } from '../support/debian.ts';

/** An archive whose one file is not compressed. */
function zipped(files: Record<string, Buffer>): Buffer {
  const [[name, content] = ['', Buffer.alloc(0)]] = Object.entries(files);
  const of = (sign: number, before: number[], after: number[]) => {
    const [head, tail] = [before, after].map((words) => Buffer.from(Uint16Array.from(words).buffer));
    const numbers = Buffer.from(Uint32Array.from([crc32(content), content.length, content.length]).buffer);
    return Buffer.concat(
      [
        Buffer.from('PK'),
        Buffer.from([sign, sign + 1]),
        head ?? '',
        numbers,
        tail ?? '',
        Buffer.from(name),
      ].map((one) => Buffer.from(one)),
    );
  };
  const local = Buffer.concat([of(3, [20, 0, 0, 0, 0], [name.length, 0]), content]);
  const listed = of(1, [20, 20, 0, 0, 0, 0], [name.length, 0, 0, 0, 0, 0, 0, 0, 0]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}

const bytes = {
  exe: Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(300)]),
  elf: Buffer.concat([Buffer.from('\x7FELF\x02\x01\x01', 'latin1'), Buffer.alloc(300)]),
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  junkThenPdf: Buffer.from('\n\njunk\n%PDF-1.4\n1 0 obj'),
  png: Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ]),
  jpg: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(64)]),
  html: Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>'),
  php: Buffer.from('<?php system($_GET["c"]);'),
  csv: Buffer.from('nom;date\nAna;12/03\n'),
  docx: zipped({
    '[Content_Types].xml': Buffer.from(
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
  }),
  zip: zipped({ 'a.txt': Buffer.from('a') }),
};

describe('a file that is not what it says', () => {
  // oxfmt-ignore
  test.each<[string, string, keyof typeof bytes, string]>([
    ['facture.pdf',      'application/pdf',          'exe',  'program'],
    ['facture.pdf',      'application/octet-stream', 'elf',  'program'],
    ['facture.pdf.docx', 'application/msword',       'exe',  'program'],
    ['photo.JPG',        'image/jpeg',               'html', 'web-page'],
    ['facture.pdf',      'application/pdf',          'html', 'web-page'],
    ['facture.pdf',      'application/pdf',          'zip',  'archive'],
    ['logo.png',         'image/png',                'php',  'script'],
    ['tableau.xlsx',     'application/octet-stream', 'pdf',  'pdf'],
    ['facture.pdf',      'application/pdf',          'csv',  'unknown'],
    ['sans-nom',         'application/octet-stream', 'exe',  'program'],
    ['lisez-moi.txt',    'text/plain',               'exe',  'program'],
  ])('%s (%s) that holds %s', async (name, type, held, is) =>
    expect(await disguiseOf({ name, type, content: bytes[held] })).toMatchObject({ is }));

  // oxfmt-ignore
  test.each<[string, string, keyof typeof bytes]>([
    ['facture.pdf',   'application/octet-stream', 'pdf'],
    ['scan.pdf',      'application/pdf',          'junkThenPdf'],
    ['photo.jpeg',    'image/jpg',                'jpg'],
    ['photo.jpg',     'image/jpeg',               'png'],
    ['courrier.docx', 'application/octet-stream', 'docx'],
    ['courrier.doc',  'application/msword',       'docx'],
    ['dossier.zip',   'application/zip',          'zip'],
    ['liste.csv',     'text/csv',                 'csv'],
    ['page.html',     'text/html',                'html'],
    ['setup.exe',     'application/x-msdownload', 'exe'],
    ['sans-nom',      'application/octet-stream', 'png'],
  ])('%s (%s) that holds %s is what it says', async (name, type, held) =>
    expect(await disguiseOf({ name, type, content: bytes[held] })).toBeUndefined());

  test('only plain pictures and PDF may be shown, by their bytes', async () => {
    const shown = await Promise.all(
      Object.entries(bytes).map(async ([name, content]) => [name, await shownType(content)]),
    );
    expect(Object.fromEntries(shown.filter(([, type]) => type !== undefined))).toEqual({
      pdf: 'application/pdf',
      png: 'image/png',
      jpg: 'image/jpeg',
    });
  });

  test('is told of when its mail is read', async () => {
    const raw = Buffer.from(
      `From: a@example.org\r\nContent-Type: application/pdf; name="facture.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.exe.toString('base64')}`,
    );
    const { attachments } = await readMail({ raw, returnPath: 'a@example.org' }, 'bonjour@paladin.fr');
    expect(attachments).toMatchObject([{ name: 'facture.pdf', disguise: { as: 'pdf', is: 'program' } }]);
  });
});

/** The industry's harmless test file, in two halves: a scanner of this machine is not to find it here. */
const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
const clam = unpacked(['clamav-daemon', 'libclamav12', 'libmspack0'], 'usr/sbin/clamd');

describe.skipIf(!clam)('a real ClamAV', () => {
  const folder = mkdtempSync('/tmp/clamd-');
  let daemon: ChildProcess;
  let at = clamdAt('');
  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    // No signatures are downloaded: one of our own knows the test file.
    writeFileSync(
      join(folder, 'own.hdb'),
      `${createHash('md5').update(EICAR).digest('hex')}:${EICAR.length}:Eicar-Test\n`,
    );
    writeFileSync(
      join(folder, 'conf'),
      `TCPSocket ${port}\nTCPAddr 127.0.0.1\nDatabaseDirectory ${folder}\nForeground yes\nStreamMaxLength 30M\n`,
    );
    daemon = spawn(join(clam?.folder ?? '', 'usr/sbin/clamd'), ['-c', join(folder, 'conf')], {
      env: clam?.env,
      stdio: 'ignore',
    });
    at = clamdAt(`tcp://127.0.0.1:${port}`);
  });
  afterAll(() => {
    daemon.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('names what it finds, alone or within an archive, and passes the rest', async () => {
    await expect.poll(at.answers).toBe(true);
    expect(await at.scan(EICAR)).toEqual({ verdict: 'infected', found: 'Eicar-Test.UNOFFICIAL' });
    expect(await at.scan(zipped({ 'facture.pdf': EICAR }))).toMatchObject({
      verdict: 'infected',
    });
    expect(await at.scan(bytes.pdf)).toEqual({ verdict: 'clean' });
    expect(await at.scan(Buffer.alloc(3_000_000, 'a'))).toEqual({ verdict: 'clean' });
    expect(await at.scan(Buffer.alloc(0))).toEqual({ verdict: 'clean' });
  });
});

test('a scanner that is not there, or hangs up, says nothing of a file', async () => {
  const [port = 0] = await freePorts(1);
  expect(await clamdAt(`tcp://127.0.0.1:${port}`).scan(EICAR)).toEqual({ verdict: 'away' });
  const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  expect(await clamdAt(`tcp://127.0.0.1:${port}`).scan(EICAR)).toEqual({ verdict: 'away' });
  server.close();
});
