import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lastLine, run } from '../run-program.ts';
import { PassedOver, type Source } from './source.ts';

const program = fileURLToPath(new URL('sdk-download.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** The download that the TypeScript SDK makes for its own tests, from Temporal's own site. */
export const sdk: Source = {
  name: 'sdk',
  title: "the SDK's own download (temporal 1.9.1)",
  server: '1.32.0',
  async fetch(folder, { env, signal }) {
    // A process of its own: the download cannot be interrupted, and it starts a native runtime that only one may own.
    const args = ['--import', loader, program, folder];
    const { code, output } = await run(process.execPath, args, { env, signal, timeoutMs: 300_000 });
    if (code !== 0) throw new PassedOver(lastLine(output));
    const [binary] = await readdir(folder);
    if (!binary) throw new PassedOver('the SDK kept no file');
    return join(folder, binary);
  },
};
