import type { ClockReceipt } from '../../domain/clock-receipt.ts';
import type { QuestionFile, Seen } from './desk-data.ts';

/** What was typed and could not be sent, in one of these ways. A note never becomes a reply. */
export function draftOf({ drafts }: Pick<QuestionFile, 'drafts'>, ...kinds: readonly string[]): string {
  return drafts.findLast(({ kind }) => kinds.includes(kind))?.text ?? '';
}

/** What an agent had typed and why it was refused. */
type Typed = { problem?: string; fields: Record<string, string> };

export type QuestionProps = {
  file: QuestionFile;
  seen: Seen;
  typed: Typed;
  /** The sum behind each clock, where it can be shown. */
  receipts: readonly ClockReceipt[];
  /** Words of its address that say from which list it was opened. */
  from: URLSearchParams;
  /** Tags in use, to be offered. */
  tagsInUse: readonly string[];
  /** Title of a published article. */
  titleOf: (slug: string) => string | undefined;
};
