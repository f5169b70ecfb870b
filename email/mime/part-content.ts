// What a mail says and carries, whichever of its parts holds it.
import libmime from 'libmime';
import type { Disguise } from '../../intake/file-kind.ts';
import { textOfForms, type Form } from './alternatives.ts';
import { decodeText } from './charset.ts';
import { oneLine, withoutNulls, type Person } from './header-fields.ts';
import { textOfHtml } from './html-text.ts';
import { mimeParts, type Part } from './parts.ts';
import { withoutArmor } from './pgp.ts';

export type MailFile = {
  name: string;
  /** As declared, lower case. */
  type: string;
  content: Uint8Array;
  /** What its bytes are, where its name or its type promises something else. */
  disguise?: Disguise;
  /** A tiny picture of a signature or a layout: kept, and folded away. */
  folded?: true;
};

/** A mail inside a mail. */
export type NestedMail = { from: Person; subject: string; text: string };

/** What of a mail nobody here can read. */
export type Unread = 'encrypted' | 'winmail' | 'elsewhere' | 'too-deep';

export type Content = { text: string; files: MailFile[]; nested: NestedMail[]; unread: Unread[] };

/** Mails within mails within mails: deeper ones are kept as files. */
const DEEPEST = 5;
const TINY_PICTURE_BYTES = 10_000;

/** Every part is read, attached or both; none is lost. */
export async function readContent(root: Part, depth = 0): Promise<Content> {
  const content: Content = { text: '', files: [], nested: [], unread: [] };
  const reader = { content, depth, pictures: picturesOf(root) };
  content.text = await textOf(root, reader);
  if (content.text === '') content.text = textOfFiles(root);
  const { text, ciphertext } = withoutArmor(content.text);
  content.text = text;
  if (ciphertext !== undefined) {
    content.unread.push('encrypted');
    content.files.push({ name: 'message.asc', type: 'application/pgp-encrypted', content: ciphertext });
  }
  return content;
}

type Reader = { content: Content; depth: number; pictures: ReadonlyMap<string, Part> };

async function textOf(part: Part, reader: Reader): Promise<string> {
  const { type, children } = part;
  if (type === 'multipart/alternative' && children.length > 0) return alternative(part, reader);
  if (type === 'multipart/encrypted') reader.content.unread.push('encrypted');
  if (type.startsWith('multipart/') && children.length > 0) return together(children, reader);
  if (isNested(type)) return nested(part, reader);
  if (isBody(part)) return ownText(part, reader);
  attach(part, reader);
  return '';
}

async function together(parts: readonly Part[], reader: Reader): Promise<string> {
  const texts: string[] = [];
  for (const part of parts) texts.push(await textOf(part, reader));
  return texts.filter((text) => text !== '').join('\n\n');
}

async function alternative({ children }: Part, reader: Reader): Promise<string> {
  const forms: Form[] = [];
  for (const child of children)
    if (child.type !== 'text/x-amp-html')
      forms.push({ text: await textOf(child, reader), plain: child.type === 'text/plain' });
  return textOfForms(forms);
}

function isNested(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global' || type === 'message/news';
}

async function nested(part: Part, reader: Reader): Promise<string> {
  const { content, depth } = reader;
  attach(part, reader);
  if (depth >= DEEPEST) {
    content.unread.push('too-deep');
    return '';
  }
  try {
    const root = await mimeParts(part.content);
    const inner = await readContent(root, depth + 1);
    const [from = { email: '', name: '' }] = root.fields.people('from');
    content.nested.push(
      { from, subject: root.fields.text('subject') ?? '', text: inner.text },
      ...inner.nested,
    );
    content.files.push(...inner.files);
    content.unread.push(...inner.unread);
  } catch {
    content.unread.push('too-deep');
  }
  return '';
}

/** Text that programs show in the mail itself, rather than beneath it. */
function isBody({ type, disposition, filename }: Part): boolean {
  const readable =
    type === 'text/plain' || type === 'text/html' || TEXTS.has(type) || type.startsWith('multipart/');
  return (
    readable &&
    disposition !== 'attachment' &&
    (filename === '' || disposition === 'inline' || type === 'text/html')
  );
}

const TEXTS = new Set([
  'text/enriched',
  'text/richtext',
  'text/markdown',
  'text/x-markdown',
  'application/xhtml+xml',
]);

function ownText(part: Part, reader: Reader): string {
  const { pictures } = reader;
  const text = lettersOf(part);
  if (part.filename !== '') attach(part, reader);
  if (part.type === 'text/html' || part.type === 'application/xhtml+xml')
    return textOfHtml(text, (id) => pictureName(pictures.get(id), pictures));
  if (part.type === 'text/enriched' || part.type === 'text/richtext')
    return text.replaceAll(/<[^<>]{0,200}>/g, '').trim();
  return looksLikeHtml(text) ? textOfHtml(text) : text;
}

/** Some programs send HTML and call it plain. */
function looksLikeHtml(text: string): boolean {
  return (
    /^\s*(?:<!doctype html|<html[\s>])/i.test(text) ||
    /^\s*<(div|p|table|span|font|style|center|body|meta)\b[^<>]{0,500}>[^]*<\/\1>/i.test(text)
  );
}

export function lettersOf({ content, charset, type, flowed }: Part): string {
  const declared = charset || (type === 'text/html' ? charsetInHtml(content) : '');
  const text = withoutNulls(decodeText(content, declared))
    .replaceAll(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '');
  return (flowed ? libmime.decodeFlowed(text, flowed.delSp) : text).trim();
}

function charsetInHtml(content: Buffer): string {
  const start = content.subarray(0, 2048).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)?.[1] ?? '';
}

/** When nothing else can be read, what is attached as plain text is the message. */
function textOfFiles(part: Part): string {
  if (part.type === 'text/plain' || part.type === 'text/html') {
    const text = lettersOf(part);
    return part.type === 'text/html' ? textOfHtml(text) : text;
  }
  if (isNested(part.type)) return '';
  return part.children.map(textOfFiles).find((text) => text !== '') ?? '';
}

const UNREADABLE: Record<string, Unread> = {
  'application/ms-tnef': 'winmail',
  'application/vnd.ms-tnef': 'winmail',
  'application/vnd.ms-outlook': 'winmail',
  'application/pkcs7-mime': 'encrypted',
  'application/x-pkcs7-mime': 'encrypted',
  'application/pgp-encrypted': 'encrypted',
  'message/external-body': 'elsewhere',
  'message/partial': 'elsewhere',
};

function attach(part: Part, { content: { files, unread }, pictures }: Reader) {
  const why = UNREADABLE[part.type] ?? (/^winmail\.dat$/i.test(part.filename) ? 'winmail' : undefined);
  if (why) unread.push(why);
  if (part.content.length === 0 && part.filename === '') return;
  files.push({
    name: nameOf(part, numberOf(part, pictures) ?? files.length + 1),
    type: part.type,
    content: part.content,
    ...(isTinyPicture(part) ? { folded: true } : {}),
  });
}

function nameOf({ filename, type, fields }: Part, number: number): string {
  const given = oneLine(filename).replaceAll(/[/\\]/g, '_').slice(0, NAME_LIMIT);
  if (given !== '') return given;
  if (isNested(type)) return `message-${number}.eml`;
  const described = oneLine(fields.text('content-description') ?? '').replaceAll(/[/\\]/g, '_');
  return described.includes('.')
    ? described.slice(0, NAME_LIMIT)
    : `piece-${number}.${libmime.detectExtension(type)}`;
}

const NAME_LIMIT = 200;

function isTinyPicture(part: Part): boolean {
  return (
    part.type.startsWith('image/') &&
    part.disposition !== 'attachment' &&
    contentIdOf(part) !== '' &&
    part.content.length <= TINY_PICTURE_BYTES
  );
}

export function contentIdOf({ fields }: Part): string {
  return (fields.raw('content-id')[0] ?? '').replaceAll(/[<>\s]/g, '');
}

/** The pictures that HTML may name by their id. */
function picturesOf(part: Part): Map<string, Part> {
  const found = new Map<string, Part>();
  const queue = [part];
  for (const one of queue) {
    const id = contentIdOf(one);
    if (id !== '' && one.type.startsWith('image/')) found.set(id, one);
    queue.push(...one.children);
  }
  return found;
}

/** As its file is called: whoever reads the text finds the picture. */
function pictureName(part: Part | undefined, pictures: Reader['pictures']): string {
  return part && !isTinyPicture(part) ? `[image : ${nameOf(part, numberOf(part, pictures) ?? 1)}]` : '';
}

/** The place of a picture among those that the HTML may name. */
function numberOf(part: Part, pictures: Reader['pictures']): number | undefined {
  const at = [...pictures.values()].indexOf(part);
  return at === -1 ? undefined : at + 1;
}
