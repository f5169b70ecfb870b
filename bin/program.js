// The program as Node runs it: TypeScript and packages are compiled once for each state of the sources. Loading eight hundred files
// through tsx takes seconds at each start, and memory in each thread. Where the compiled form can't be kept, tsx it is.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { narrow } from './narrow.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'paladin');

/** What a process or a thread begins with, from the root and without its ending. */
const entries = [
  'cli/paladin',
  'service/reading-thread',
  'service/review-thread',
  'service/sender-thread',
  'service/simulation-thread',
  'store/embedded-thread',
];
const notCode = new Set([
  'node_modules',
  'test',
  'bench',
  'data',
  'docs',
  'deploy',
  'reports',
  'client',
  'practice',
]);

/**
 * Packages that are loaded from their own folder: they have native parts, threads, WebAssembly or data beside them, or are
 * rarely there. All others are compiled in, which a start reads several times faster.
 */
const apart = [
  '@temporalio/*',
  '@grpc/*',
  'protobufjs',
  '@electric-sql/*',
  'piscina',
  'pino',
  'esbuild',
  'swagger-ui-dist',
  'pdfkit',
  'tsx',
  'pg-native',
  'canvas',
];

/** A former form is kept for so long: a process that runs it still loads from there. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** What compiled, where it had to. */
let bundler;

/** Loads one of the entries. */
export async function load(entry) {
  const folder = await compiled().catch(() => undefined);
  // Its process would stay, with hundreds of megabytes.
  await bundler?.stop();
  // Without Node's maps of the sources: api/source-lines.ts reads one where a stack is shown.
  if (folder !== undefined) return import(pathToFileURL(join(folder, `${entry}.js`)).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import(new URL(`../${entry}.ts`, import.meta.url).href);
}

/** The folder of the compiled program, made when the sources have changed. A thread runs what its process does. */
export async function compiled() {
  const known = getEnvironmentData(root);
  if (typeof known === 'string') return known;
  const folder = await ofTheseSources();
  setEnvironmentData(root, folder);
  return folder;
}

async function ofTheseSources() {
  const folder = join(cache, `program-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  try {
    await compile(draft);
    await removeFormer();
    // Whoever comes second finds the same there.
    await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

async function compile(outdir) {
  bundler = await import('esbuild');
  const { outputFiles } = await bundler.build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => `${entry}.ts`),
    outdir,
    outbase: root,
    bundle: true,
    splitting: true,
    external: apart,
    // What packages of the older form call.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    lineLimit: 160,
    // A tagged template keeps its text as it stands in the source.
    supported: { 'template-literal': false },
    write: false,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [{ name: 'places', setup: keepPlaces }],
  });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, path.endsWith('.js') ? narrow(text) : text);
  }
}

const noMap = Buffer.from('{"version":3,"sources":[""],"mappings":"A"}').toString('base64');

/** Data is read beside its source (`new URL('model.json', import.meta.url)`): compiled code looks there too. */
function keepPlaces(plugin) {
  // Where a line of a package comes from is not worth the megabytes.
  plugin.onLoad({ filter: /node_modules.*\.[cm]?js$/ }, async ({ path }) => ({
    contents: `${await readFile(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${noMap}`,
    loader: 'js',
  }));
  plugin.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
    const source = await readFile(path, 'utf8');
    const place = JSON.stringify(pathToFileURL(path).href);
    return {
      contents: source.replaceAll('import.meta.url', place),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    };
  });
}

function fingerprint() {
  const hash = createHash('sha256')
    .update(process.version)
    .update(readFileSync(join(root, 'package-lock.json')));
  for (const maker of ['program.js', 'narrow.js']) hash.update(readFileSync(join(root, 'bin', maker)));
  for (const file of sourcesIn(root)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !notCode.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourcesIn(path);
      return /\.tsx?$/.test(entry.name) ? [path] : [];
    });
}

async function removeFormer() {
  const former = readdirSync(cache).filter((name) => /^(?:program|draft)-/.test(name));
  for (const folder of former.map((name) => join(cache, name)))
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
}
