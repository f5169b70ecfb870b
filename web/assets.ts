import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';
import { Hono, type Context } from 'hono';
import type { Env } from '../api/context.ts';

type Asset = {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
};

/** Scripts and styles under names that change with their content, so that a browser may keep them for ever. */
export type Assets = {
  /** Address of an entry: `url('site.css')`. */
  url: (entry: string) => string;
  files: ReadonlyMap<string, Asset>;
  /** The script that other sites embed, at an address that stays. */
  embed: Asset;
};

const FOLDER = '/actifs/';
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
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Bundles web/client and web/style, once, at start: a second or less, and nothing to build beforehand. */
export async function bundleAssets(): Promise<Assets> {
  const [own, chat, embed] = await Promise.all([bundle(entries, true), bundle(framed, false), bundleEmbed()]);
  const outputs = { ...own.metafile.outputs, ...chat.metafile.outputs };
  const files = new Map(
    [...own.outputFiles, ...chat.outputFiles].map(({ path, contents }) => [
      nameOf(path),
      asset(path, contents),
    ]),
  );
  const urls = new Map(
    Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[nameOf(entryPoint), FOLDER + nameOf(path)] as const],
    ),
  );
  return { files, embed, url: (entry) => urls.get(entry) ?? throwMissing(entry) };
}

function bundle(entryPoints: string[], splitting: boolean) {
  return build({
    ...usual,
    entryPoints,
    outdir: 'out',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting,
    format: 'esm',
    metafile: true,
  });
}

/** One plain script: no page of another site need know what a module is. */
async function bundleEmbed(): Promise<Asset> {
  const { outputFiles } = await build({ ...usual, entryPoints: ['client/embed.ts'], format: 'iife' });
  return asset('chat.js', outputFiles[0]?.contents ?? throwMissing('client/embed.ts'));
}

/** Serves them, compressed beforehand. */
export function assetRoutes({ files, embed }: Assets): Hono<Env> {
  return new Hono<Env>()
    .get(`${FOLDER}:name`, (c) => {
      const found = files.get(c.req.param('name'));
      return found ? serve(c, found, 'public, max-age=31536000, immutable') : c.notFound();
    })
    .get('/chat.js', (c) => {
      c.set('embeddable', true);
      return serve(c, embed, 'public, max-age=300');
    });
}

function serve(c: Context, { type, body, ...packed }: Asset, cached: string) {
  const encoding = (['br', 'gzip'] as const).find((one) => c.req.header('Accept-Encoding')?.includes(one));
  return c.body(encoding ? packed[encoding] : body, 200, {
    'Content-Type': type,
    'Cache-Control': cached,
    Vary: 'Accept-Encoding',
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
}

function asset(path: string, contents: Uint8Array): Asset {
  const type = path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  const br = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return {
    type,
    body: new Uint8Array(contents),
    br: new Uint8Array(br),
    gzip: new Uint8Array(gzipSync(contents)),
  };
}

function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function throwMissing(entry: string): never {
  throw new Error(`no such entry among the bundled files: ${entry}`);
}
