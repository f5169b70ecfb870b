import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../bin/paladin.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'paladin-pipe-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is written to a pipe is whole, however slowly it is read', async () => {
  const mail = join(folder, 'long.eml');
  const words = Array.from({ length: 500 }, (_, at) => `Ligne ${at} de la demande.`).join('\r\n');
  writeFileSync(mail, `From: ana@example.org\r\nSubject: Long\r\n\r\n${words}\r\n`);
  const files = Array.from({ length: 40 }, () => mail);
  const child = spawn(process.execPath, [program, 'mail', 'read', ...files, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The system's pipe and our own buffer are full long before the end: whoever does not wait for the reader is cut.
  await Promise.race([once(child.stdout, 'readable'), once(child, 'exit')]);
  const said = await text(child.stdout);
  const lines = said.trimEnd().split('\n');
  expect(said.length).toBeGreaterThan(3 * 65_536);
  expect(lines.map((line) => JSON.parse(line))).toHaveLength(40);
});
