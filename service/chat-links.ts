import type { Tokens } from '../api/token.ts';
import { readStoredQuestion } from '../store/intake.ts';
import type { Db } from '../store/db.ts';

type Linked = { wanted: boolean; at: number };
type House = { db: Db; tokens: Pick<Tokens, 'issueForMail'>; address: string };

/**
 * The link to mail for a question asked by chat; for one that lives in the mailbox already, only where it is wanted.
 * The same for the same instant: a mail that is tried again is the same mail.
 */
export function chatLinks({ db, tokens, address }: House) {
  return async (question: string, { wanted, at }: Linked): Promise<string | undefined> => {
    const standing = await readStoredQuestion(db, question);
    if (standing === undefined || (standing.channel !== 'chat' && !wanted)) return undefined;
    return `${address}/question/${encodeURIComponent(question)}?acces=${await tokens.issueForMail(question, at)}`;
  };
}
