// What a file is by its bytes, whatever its name and its sender say.
import { fileTypeFromBuffer } from 'file-type';
import { SHOWN_TYPES } from '../domain/shown-types.ts';

type FileKind =
  | 'program'
  | 'script'
  | 'web-page'
  | 'pdf'
  | 'picture'
  | 'media'
  | 'document'
  | 'archive'
  | 'unknown';

/** What a name or a declared type promises, and what the bytes are. */
export type Disguise = { as: FileKind; is: FileKind };

type Named = { name: string; type: string; content: Uint8Array };

const HEAD_BYTES = 4_100;

const ENDINGS: Partial<Record<FileKind, RegExp>> = {
  program:
    /^(?:exe|dll|com|scr|msi|cpl|sys|elf|so|dylib|macho|app|apk|jar|class|deb|rpm|dmg|lnk|swf|bin|run|pif|wasm)$/,
  script: /^(?:sh|bat|cmd|ps1|vbs?|js|jse|wsf|py|pl|php|rb|hta)$/,
  'web-page': /^(?:x?html?|mhtml?|svg|xml)$/,
  pdf: /^pdf$/,
  picture: /^(?:png|apng|jpe?g|jfif|gif|webp|bmp|tiff?|heic|heif|avif|ico)$/,
  media: /^(?:mp[34]|m4[av]|mov|avi|mkv|webm|wav|og[gav]|opus|flac|aac|amr|3gpp?|3g2|wma|wmv|mid)$/,
  document: /^(?:doc[xm]?|dot[xm]?|xls[xmb]?|pp[ts][xm]?|od[tspg]|rtf|cfb|pages|numbers|key|vsdx?|msg|epub)$/,
  archive: /^(?:zip|7z|rar|t?gz|tar|bz2|xz|cab|iso|img|lz[hz]?|zst)$/,
};

const TYPES: [RegExp, FileKind][] = [
  [/^application\/pdf/, 'pdf'],
  [/^image\/(?!svg)/, 'picture'],
  [/^(?:audio|video)\//, 'media'],
  [/msword|officedocument|opendocument|ms-excel|ms-powerpoint/, 'document'],
];

/** A program beneath a document's name, a page beneath a picture's; undefined for what is what it says, or says nothing. */
export async function disguiseOf({ name, type, content }: Named): Promise<Disguise | undefined> {
  const as = declaredKind(name, type);
  const is = await kindOf(content);
  if (as === 'unknown') return is === 'program' ? { as, is } : undefined;
  if (as === is || !isContrary(as, is)) return undefined;
  return { as, is };
}

/** The type under which a browser may show it; undefined for all but plain pictures and PDF. */
export async function shownType(content: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(content.subarray(0, HEAD_BYTES)).catch(() => undefined);
  return found !== undefined && SHOWN_TYPES.has(found.mime) ? found.mime : undefined;
}

function declaredKind(name: string, type: string): FileKind {
  const ending = /\.(\w{1,8})$/.exec(name.trim())?.[1]?.toLowerCase();
  const byName = ending === undefined ? undefined : kindOfEnding(ending);
  return byName ?? TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? 'unknown';
}

function kindOfEnding(ending: string): FileKind | undefined {
  return KINDS.find((kind) => ENDINGS[kind]?.test(ending));
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own keys
const KINDS = Object.keys(ENDINGS) as FileKind[];

async function kindOf(content: Uint8Array): Promise<FileKind> {
  const head = Buffer.from(content.subarray(0, HEAD_BYTES));
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const kind = found && kindOfEnding(found.ext.toLowerCase());
  if (kind !== undefined && kind !== 'web-page') return kind;
  const text = head.toString('latin1').replace(/^(?:\u00EF\u00BB\u00BF|\s)+/, '');
  if (/%PDF-/.test(text.slice(0, 1024))) return 'pdf';
  if (/^(?:#!|@echo\b|<\?php|<script|wscript\.|powershell)/i.test(text)) return 'script';
  if (/^<(?:!doctype html|html|head|body|svg|\?xml)/i.test(text)) return 'web-page';
  return 'unknown';
}

/** Formats without a sign of their own, such as texts, prove nothing; what carries one always shows it. */
function isContrary(as: FileKind, is: FileKind): boolean {
  if (is === 'program') return as !== 'archive' && as !== 'script';
  if (is === 'script' || is === 'web-page')
    return as === 'pdf' || as === 'picture' || as === 'media' || as === 'document';
  if (is === 'unknown') return as === 'pdf';
  // Documents are archives within; a scan is at times named after what it is a picture of.
  if (as === 'document' || as === 'archive') return is !== 'document' && is !== 'archive';
  return as === 'pdf' || as === 'picture' || as === 'media';
}
