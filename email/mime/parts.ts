// A mail as the tree of parts that it is, each with its decoded bytes.
import { buffer } from 'node:stream/consumers';
import mailsplit from '@zone-eu/mailsplit';
import { headerFieldsOf, withoutNulls, decodedWords, type HeaderFields } from './header-fields.ts';

export type Part = {
  /** Lower case, such as `text/plain`. */
  type: string;
  charset: string;
  /** `attachment`, `inline`, or empty when it does not say. */
  disposition: string;
  filename: string;
  fields: HeaderFields;
  /** Decoded; empty for a part that holds others. */
  content: Buffer;
  children: Part[];
  flowed?: { delSp: boolean };
};

/** What one mail may cost: a thousand parts and a megabyte of header are no letter of anybody's. */
const LIMITS = { maxHeadSize: 1024 * 1024, maxChildNodes: 1000 };

type Node = Extract<mailsplit.SplitterChunk, { type: 'node' }>;

/** @throws when it goes past the limits: nothing else that a mail holds makes this fail */
export async function mimeParts(raw: Buffer): Promise<Part> {
  const splitter = new mailsplit.Splitter({ ...LIMITS, ignoreEmbedded: true });
  const found = new Map<Node, { part: Part; pieces: Buffer[] }>();
  let root: Part | undefined;
  splitter.end(raw);
  for await (const chunk of splitter as AsyncIterable<mailsplit.SplitterChunk>) {
    if (chunk.type === 'node') {
      const part = partOf(chunk);
      found.set(chunk, { part, pieces: [] });
      root ??= part;
      if (chunk.parentNode) found.get(chunk.parentNode)?.part.children.push(part);
    } else found.get(chunk.node)?.pieces.push(chunk.value);
  }
  // What stands around the parts of a part is for programs of old; without any part, it is the text.
  for (const [node, { part, pieces }] of found)
    if (part.children.length === 0) part.content = await decodeNode(node, Buffer.concat(pieces));
  return root ?? emptyPart();
}

function partOf(node: Node): Part {
  const fields = headerFieldsOf(node.headers ? node.headers.getList() : []);
  return {
    type: typeOf(node),
    charset: node.charset || '',
    disposition: node.disposition || '',
    filename: withoutNulls(decodedWords(node.filename || '')),
    fields,
    content: Buffer.alloc(0),
    children: [],
    ...(node.flowed ? { flowed: { delSp: node.delSp } } : {}),
  };
}

/** A type that is none at all is text: somebody may have written it by hand. In a digest it is a mail (RFC 2046). */
function typeOf({ contentType, parentNode, headers, filename }: Node): string {
  const isSaid = headers !== false && headers.hasHeader('content-type');
  if (!isSaid && parentNode && parentNode.multipart === 'digest') return 'message/rfc822';
  const type = (contentType || 'text/plain').toLowerCase().trim();
  const named = typeByName(filename || '');
  if (type === 'application/octet-stream') return named ?? type;
  // A mail that its program calls text is one by its name.
  if (type === 'text/plain' && named === 'message/rfc822') return named;
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? type : 'text/plain';
}

/** Programs that don't know what they send still give its name. */
function typeByName(filename: string): string | undefined {
  const [, extension = ''] = /\.(\w{2,4})$/.exec(decodedWords(filename).trim().toLowerCase()) ?? [];
  return READ_BY_NAME.get(extension);
}

const READ_BY_NAME = new Map([
  ['eml', 'message/rfc822'],
  ['msg', 'application/vnd.ms-outlook'],
  ['htm', 'text/html'],
  ['html', 'text/html'],
  ['txt', 'text/plain'],
  ['ics', 'text/calendar'],
  ['p7m', 'application/pkcs7-mime'],
]);

async function decodeNode(node: Node, bytes: Buffer): Promise<Buffer> {
  if (bytes.length === 0) return bytes;
  try {
    // "base64 ;" is base64: what stands behind the word is no encoding.
    if (node.encoding) node.encoding = /^[\w-]*/.exec(node.encoding)?.[0] ?? '';
    const decoder = node.getDecoder();
    decoder.end(bytes);
    return await buffer(decoder);
  } catch {
    return bytes;
  }
}

function emptyPart(): Part {
  return {
    type: 'text/plain',
    charset: '',
    disposition: '',
    filename: '',
    fields: headerFieldsOf([]),
    content: Buffer.alloc(0),
    children: [],
  };
}
