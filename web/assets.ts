import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono, type Context } from 'hono';
import type { Env } from '../api/context.ts';
import { CACHE, fingerprintOf, keepFile } from '../content/file-cache.ts';

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
/** One file as served; bytes in base64, so that it can be kept as JSON. */
export type BundledFile = { name: string; body: string; br: string; gzip: string };
export type Bundles = {
  /** What went into them: paths from `web/`. */
  inputs: string[];
  files: BundledFile[];
  /** The file of each entry. */
  names: Record<string, string>;
  embed: BundledFile;
};

const here = new URL('.', import.meta.url);

/** What is bundled of web/client and web/style: as kept, unless one of the files that went into it has changed since. */
export async function bundleAssets(): Promise<Assets> {
  const { files, names, embed } = keptBundles() ?? (await newBundles());
  return {
    files: new Map(files.map((file) => [file.name, asset(file)])),
    embed: asset(embed),
    url: (entry) => FOLDER + (names[entry] ?? throwMissing(entry)),
  };
}

type Kept = { made: Bundles; of: string };

function keptBundles(): Bundles | undefined {
  try {
    const { made, of }: Kept = JSON.parse(readFileSync(keptAt(), 'utf8'));
    return of === stateOf(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

async function newBundles(): Promise<Bundles> {
  const { makeBundles } = await import('./asset-bundles.ts');
  const made = makeBundles();
  keepFile(keptAt(), JSON.stringify({ made, of: stateOf(made) } satisfies Kept), 'assets-');
  return made;
}

/** Beside the packages, one for each state of the bundler. */
function keptAt(): URL {
  const bundler = ['./asset-bundles.ts', '../package-lock.json'].map((path) => new URL(path, here));
  return new URL(`assets-${fingerprintOf(bundler.map((file) => readFileSync(file)))}.json`, CACHE);
}

/** Throws where a file is gone. */
function stateOf({ inputs }: Bundles): string {
  return fingerprintOf(inputs.map((path) => readFileSync(new URL(path, here))));
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

function asset({ name, body, br, gzip }: BundledFile): Asset {
  const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
  const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  return { type, body: bytes(body), br: bytes(br), gzip: bytes(gzip) };
}

function throwMissing(entry: string): never {
  throw new Error(`no such entry among the bundled files: ${entry}`);
}
