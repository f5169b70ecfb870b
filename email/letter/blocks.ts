// A plain text as the blocks that a mail shows.
import { EMERGENCY_LINE, NO_HEALTH_DATA, SERVICE, followLink } from '../../content/fr/common-phrases.ts';

export type Block =
  | { kind: 'paragraph' | 'warning' | 'small'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'button'; url: string };

const LINK_LEAD = followLink('');
const REFERENCE = /^Votre référence\s*:\s*PAL-[\w-]+\.$/;

/** What can be done stands before the small print. */
export function blocksOf(text: string): Block[] {
  const blocks = text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap(blocksIn);
  const buttons = blocks.filter(({ kind }) => kind === 'button');
  const others = blocks.filter(({ kind }) => kind !== 'button');
  const small = others.findIndex(({ kind }) => kind === 'small' || kind === 'warning');
  return small < 0
    ? [...others, ...buttons]
    : [...others.slice(0, small), ...buttons, ...others.slice(small)];
}

function blocksIn(paragraph: string): Block[] {
  if (paragraph.startsWith(LINK_LEAD))
    return [{ kind: 'button', url: paragraph.slice(LINK_LEAD.length).trim() }];
  if (paragraph === SERVICE || REFERENCE.test(paragraph)) return [{ kind: 'small', text: paragraph }];
  return warningBlock(paragraph) ?? listBlock(paragraph) ?? [{ kind: 'paragraph', text: paragraph }];
}

/** A warning stands apart from what was said before it in one breath. */
function warningBlock(paragraph: string): Block[] | undefined {
  const [at] = [NO_HEALTH_DATA, EMERGENCY_LINE]
    .map((line) => paragraph.indexOf(line))
    .filter((found) => found >= 0);
  if (at === undefined) return undefined;
  const before = paragraph.slice(0, at).trim();
  const warning = { kind: 'warning', text: paragraph.slice(at) } as const;
  return before === '' ? [warning] : [{ kind: 'paragraph', text: before }, warning];
}

function listBlock(paragraph: string): Block[] | undefined {
  const lines = paragraph.split('\n');
  const from = lines.findIndex((line) => line.startsWith('- '));
  if (from < 0) return undefined;
  const items = lines.slice(from).map((line) => line.replace(/^- /, ''));
  const lead = lines.slice(0, from).join('\n');
  return [...(lead === '' ? [] : [{ kind: 'paragraph', text: lead } as const]), { kind: 'list', items }];
}
