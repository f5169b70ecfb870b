import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { narrow } from '../bin/narrow.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const tracing = fileURLToPath(new URL('../workflows/trace-interceptors.ts', import.meta.url));

/** What ends up in the bundle: the process, the rules, the versions that built them, and how. */
const sources = ['workflows', 'domain', 'package-lock.json', 'worker/bundle.ts'];

/**
 * The workflow code as one script, built when its sources changed and kept otherwise: workers and replays of one
 * checkout run the very same code.
 * @param beside modules of interceptors to load with it
 * @returns the script's path, for a worker's `workflowBundle.codePath`, and the digest of its sources
 */
export async function workflowBundle(beside: string[] = []): Promise<{ codePath: string; digest: string }> {
  const digest = fingerprint(beside);
  const folder = join(root, 'node_modules', '.cache', 'paladin');
  const codePath = join(folder, `workflows-${digest}.js`);
  if (!(await exists(codePath))) {
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(root, 'workflows', 'index.ts'),
      workflowInterceptorModules: [tracing, ...beside],
      logger: new DefaultLogger('WARN'),
      // Several threads keep the map, which need not hold the sources, too.
      webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-source-map' }),
    });
    await mkdir(folder, { recursive: true });
    const draft = `${codePath}.${process.pid}`;
    await writeFile(draft, narrow(code));
    await rename(draft, codePath);
  }
  return { codePath, digest };
}

function fingerprint(beside: string[]): string {
  const hash = createHash('sha256');
  for (const source of [...sources.map((name) => join(root, name)), ...beside])
    for (const file of filesOf(source)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => join(path, name));
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
