// A mail as its writer's program would show it to whoever may read it, made safe.
import { fileTypeFromBuffer } from 'file-type';
import { SHOWN_PICTURES } from '../domain/shown-types.ts';
import { contentIdOf, lettersOf, readContent } from './mime/part-content.ts';
import { mimeParts, type Part } from './mime/parts.ts';
import type { Person } from './mime/header-fields.ts';
import { safeHtml, type PictureSource } from './safe-html.ts';

/** Addresses as `Name <address>`, the date as its writer wrote it. */
export type ShownMail = {
  from: string[];
  replyTo: string[];
  to: string[];
  copies: string[];
  date: string;
  subject: string;
  text: string;
  /** Undefined for a mail that is text alone. */
  html?: string;
  /** Pictures that it would have fetched from elsewhere, and did not. */
  remote: number;
  files: { name: string; type: string; size: number }[];
};

/** What of pictures one page holds, in bytes; the others are among the files. */
const PICTURE_BYTES = 8 * 1024 * 1024;
const TEXT_SHOWN = 400_000;

/** @throws when it has more parts or header than a mail has */
export async function showMail(raw: Buffer): Promise<ShownMail> {
  const root = await mimeParts(raw);
  const { fields } = root;
  const { text, files } = await readContent(root);
  const shown = await shownHtml(root);
  return {
    from: fields.people('from').map(personName),
    replyTo: fields.people('reply-to').map(personName),
    to: fields.people('to').map(personName),
    copies: fields.people('cc').map(personName),
    date: fields.text('date') ?? '',
    subject: fields.text('subject') ?? '',
    text: text.slice(0, TEXT_SHOWN),
    ...(shown.html === '' ? {} : { html: shown.html }),
    remote: shown.remote,
    files: files.map(({ name, type, content }) => ({ name, type, size: content.length })),
  };
}

function personName({ email, name }: Person): string {
  if (name === '' || email === '') return name || email;
  return `${name} <${email}>`;
}

async function shownHtml(root: Part): Promise<{ html: string; remote: number }> {
  const picture = await picturesOf(root);
  const pages = htmlParts(root).flatMap((part) => safeHtml(lettersOf(part), picture) ?? []);
  return {
    html: pages.map(({ html }) => html).join('<hr>'),
    remote: pages.reduce((sum, { remote }) => sum + remote, 0),
  };
}

/** In their order; mails within it are files of their own. */
function htmlParts({ children, ...part }: Part): Part[] {
  const isPage = part.type === 'text/html' || part.type === 'application/xhtml+xml';
  if (isPage && part.disposition !== 'attachment') return [{ ...part, children }];
  return children.flatMap(htmlParts);
}

/** By Content-ID, what a browser shows as a picture by its bytes, while there is room. */
async function picturesOf(root: Part): Promise<PictureSource> {
  const found = new Map<string, string>();
  let room = PICTURE_BYTES;
  for (const part of flat(root)) {
    const id = contentIdOf(part);
    const type = (await fileTypeFromBuffer(part.content).catch(() => undefined))?.mime ?? '';
    if (id === '' || !SHOWN_PICTURES.has(type) || part.content.length > room || found.has(id)) continue;
    room -= part.content.length;
    found.set(id, `data:${type};base64,${part.content.toString('base64')}`);
  }
  return (id) => found.get(id) ?? found.get(unescapeId(id));
}

function unescapeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function flat(part: Part): Part[] {
  return [part, ...part.children.flatMap(flat)];
}
