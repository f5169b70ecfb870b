import type { Receipt } from '../../domain/receipt.ts';
import type { QuestionFile, Seen } from './desk-data.ts';

/** What an agent had typed and why it was refused. */
type Typed = { problem?: string; fields: Record<string, string> };

export type Shown = {
  file: QuestionFile;
  seen: Seen;
  typed: Typed;
  /** The sum behind each clock, where it can be shown. */
  receipts: readonly Receipt[];
  /** Title of a published article. */
  titleOf: (slug: string) => string | undefined;
};
