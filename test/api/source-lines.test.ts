import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { sourceLines } from '../../api/source-lines.ts';

test('a stack of the compiled program names lines of its sources, and others stay as they are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paladin-lines-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const source = join(folder, 'refusing.ts');
  await writeFile(
    source,
    '// A comment.\n\nexport function refuse(why: string): never {\n  throw new Error(why);\n}\n',
  );
  const outfile = join(folder, 'refusing.mjs');
  await build({ entryPoints: [source], outfile, format: 'esm', sourcemap: true, logLevel: 'silent' });

  const compiled = `Error: no\n    at refuse (${pathToFileURL(outfile).href}:2:9)\n    at node:internal/modules:1:2\n    at (file:///gone.js:1:1)`;

  expect(sourceLines(compiled).split('\n')).toEqual([
    'Error: no',
    '    at refuse (refusing.ts:4:9)',
    '    at node:internal/modules:1:2',
    '    at (file:///gone.js:1:1)',
  ]);
});
