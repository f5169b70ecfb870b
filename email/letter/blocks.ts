// A plain text as the blocks that a mail shows.
import {
  EMERGENCY_LINE,
  NO_HEALTH_DATA,
  SERVICE,
  followLink,
  rateLink,
} from '../../content/fr/common-phrases.ts';
import { BY_THE_ASSISTANT, PAST } from '../../content/fr/delivery.ts';

export type Block =
  | { kind: 'paragraph' | 'warning' | 'small' | 'label' | 'quote'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'button' | 'rating'; url: string };

const LINK_LEAD = followLink('');
const RATING_LEAD = rateLink('');
const REFERENCE = /^Votre référence\s*:\s*PAL-[\w-]+\.$/;

/** What can be done stands before the small print. */
export function blocksOf(text: string): Block[] {
  const blocks = text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap(blocksIn);
  const isButton = ({ kind }: Block) => kind === 'button' || kind === 'rating';
  const buttons = blocks.filter(isButton);
  const others = blocks.filter((block) => !isButton(block));
  const small = others.findIndex(({ kind }) => kind === 'small' || kind === 'warning');
  return small < 0
    ? [...others, ...buttons]
    : [...others.slice(0, small), ...buttons, ...others.slice(small)];
}

function blocksIn(paragraph: string): Block[] {
  if (paragraph.startsWith(LINK_LEAD))
    return [{ kind: 'button', url: paragraph.slice(LINK_LEAD.length).trim() }];
  if (paragraph.startsWith(RATING_LEAD))
    return [{ kind: 'rating', url: paragraph.slice(RATING_LEAD.length).trim() }];
  if (paragraph === BY_THE_ASSISTANT) return [{ kind: 'label', text: paragraph }];
  if (paragraph.startsWith('>')) return [{ kind: 'quote', text: paragraph.replaceAll(/^> ?/gm, '') }];
  if (paragraph === SERVICE || paragraph === PAST || REFERENCE.test(paragraph))
    return [{ kind: 'small', text: paragraph }];
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
