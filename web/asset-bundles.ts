// Bundles web/client and web/style by esbuild, which is loaded only when one of their files has changed.
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildSync, type BuildOptions } from 'esbuild';
import type { BundledFile, Bundles } from './assets.ts';

/** Pages of ours share what two of them need. */
const entries = ['style/site.css', 'style/desk.css', 'client/site.ts', 'client/desk.ts'];
/** The chat is loaded by sites of others, whole: two files, and nothing that only we need. */
const framed = ['style/chat-frame.css', 'client/chat-frame.ts'];
const here = fileURLToPath(new URL('.', import.meta.url));
const usual = {
  absWorkingDir: here,
  bundle: true,
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  minify: true,
  write: false,
  metafile: true,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** In one go: the bundler's process, of hundreds of megabytes, ends with it. */
export function makeBundles(): Bundles {
  const own = bundle(entries, true);
  const chat = bundle(framed, false);
  const embed = bundleEmbed();
  const outputs = Object.entries({ ...own.metafile.outputs, ...chat.metafile.outputs });
  const names = outputs.flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined ? [] : [[nameOf(entryPoint), nameOf(path)] as const],
  );
  return {
    inputs: [own, chat, embed].flatMap(({ metafile }) => Object.keys(metafile.inputs)),
    files: [...own.outputFiles, ...chat.outputFiles].map(({ path, contents }) =>
      fileOf(nameOf(path), contents),
    ),
    names: Object.fromEntries(names),
    embed: fileOf('chat.js', embed.outputFiles[0]?.contents ?? new Uint8Array()),
  };
}

function bundle(entryPoints: string[], splitting: boolean) {
  return buildSync({
    ...usual,
    entryPoints,
    outdir: 'out',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting,
    format: 'esm',
  });
}

/** One plain script: no page of another site need know what a module is. */
function bundleEmbed() {
  return buildSync({ ...usual, entryPoints: ['client/embed.ts'], format: 'iife' });
}

function fileOf(name: string, contents: Uint8Array): BundledFile {
  const br = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return { name, body: base64(contents), br: base64(br), gzip: base64(gzipSync(contents)) };
}

function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
