import type { Child } from 'hono/jsx';
import { IN_ENGLISH } from '../../content/fr/emergency.ts';
import { REFERENCE } from '../../domain/reference.ts';
import { callLine, withCalls } from '../calls.ts';

/**
 * A plain text as people read it: paragraphs, lists, and links to our own articles and to whole addresses.
 * @param quoting a line that opens a paragraph without closing a sentence is the heading of a passage
 */
export function Words({ text, quoting = false }: { text: string; quoting?: boolean }) {
  return (
    <div class="words">
      {text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => block(paragraph, quoting))}
    </div>
  );
}

function block(paragraph: string, quoting: boolean): Child {
  const [heading = '', ...quoted] = paragraph.split('\n');
  if (quoting && quoted.length > 0 && HEADING.test(heading))
    return (
      <>
        <p class="quoted">
          <strong>{heading}</strong>
        </p>
        {block(quoted.join('\n'), false)}
      </>
    );
  const lines = paragraph.split('\n');
  const items = lines.filter((line) => line.startsWith('- '));
  if (items.length === 0) return <p>{withBreaks(lines)}</p>;
  const before = lines.filter((line) => !line.startsWith('- '));
  return (
    <>
      {before.length > 0 && <p>{withBreaks(before)}</p>}
      <ul>
        {items.map((item) => (
          <li>
            <Item line={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

const HEADING = /^\p{Lu}[^\n]*[\p{L}\p{N}?»]$/u;

function Item({ line }: { line: string }) {
  const call = callLine(line);
  if (!call) return <>{withLinks(line.slice('- '.length))}</>;
  return (
    <a class="call" href={call.href}>
      <strong>{call.number}</strong> <span>{call.what}</span>
    </a>
  );
}

function withBreaks(lines: string[]): Child {
  return lines.map((line, index) => (
    <>
      {index > 0 && <br />}
      {line === IN_ENGLISH ? <span lang="en">{line}</span> : withLinks(line)}
    </>
  ));
}

/** `[words](/aide/slug)`, `Voir : title (/aide/slug)`, or an address. Whatever else looks like a link stays text, and
 * nothing is sought far: a text of brackets alone takes no longer than another. */
const links =
  /\[(?<words>[^[\]]{1,300})\]\((?<path>\/aide\/[a-z0-9-]+)\)|(?<=Voir\s:\s)(?<title>.{1,300}?) \((?<its>\/aide\/[a-z0-9-]+)\)|(?<address>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/g;

function withLinks(line: string): Child {
  const parts: Child[] = [];
  let from = 0;
  for (const found of line.matchAll(links)) {
    const { words, path, title, its, address } = found.groups ?? {};
    parts.push(
      line.slice(from, found.index),
      <a href={path ?? its ?? address}>{words ?? title ?? address}</a>,
    );
    from = found.index + found[0].length;
  }
  return [...parts, line.slice(from)].map((part) =>
    typeof part === 'string' ? <Calls line={part} /> : part,
  );
}

/** Words, with the emergency numbers in them ready to be called. */
export function Calls({ line }: { line: string }) {
  return (
    <>
      {withCalls(line).map((piece) =>
        typeof piece === 'string' ? <Whole line={piece} /> : <a href={piece.href}>{piece.number}</a>,
      )}
    </>
  );
}

/** A reference stays in one line. */
function Whole({ line }: { line: string }) {
  return (
    <>
      {line
        .split(REFERENCES)
        .map((piece, index) => (index % 2 === 1 ? <span class="reference">{piece}</span> : piece))}
    </>
  );
}

const REFERENCES = new RegExp(`(${REFERENCE})`);
