import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { Hono } from 'hono';

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
};

const FOLDER = '/actifs/';
const entries = ['style/site.css', 'style/desk.css', 'client/site.ts', 'client/desk.ts'];

/** Bundles web/client and web/style, once, at start: a second or less, and nothing to build beforehand. */
export async function bundleAssets(): Promise<Assets> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles, metafile } = await build({
    absWorkingDir: here,
    entryPoints: entries,
    outdir: 'out',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    minify: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [nameOf(path), asset(path, contents)]));
  const urls = new Map(
    Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[nameOf(entryPoint), FOLDER + nameOf(path)] as const],
    ),
  );
  return { files, url: (entry) => urls.get(entry) ?? throwMissing(entry) };
}

/** Serves them, compressed beforehand. */
export function assetRoutes({ files }: Assets): Hono {
  return new Hono().get(`${FOLDER}:name`, (c) => {
    const found = files.get(c.req.param('name'));
    if (!found) return c.notFound();
    const encoding = (['br', 'gzip'] as const).find((one) => c.req.header('Accept-Encoding')?.includes(one));
    return c.body(encoding ? found[encoding] : found.body, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ETag: `"${createHash('sha256').update(found.body).digest('base64url').slice(0, 16)}"`,
      ...(encoding ? { 'Content-Encoding': encoding } : {}),
    });
  });
}

function asset(path: string, contents: Uint8Array): Asset {
  const type = path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  const br = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
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
