import { REFERENCE } from '../../domain/reference.ts';

const PREFIX = /^(?:\s*(?:re|ré|rép|tr|fwd?|aw|wg|sv|vs|antw|r|i)\s*(?:\[\d+\])?\s*:)+\s*/iu;
const NAMED = new RegExp(`\\[?${REFERENCE}\\]?`, 'gi');
/** Longer ones are cut by every program anyway. */
const LONGEST = 120;

/** "Re: Facture de mai [PAL-7F3K-92QX]": the person's own words, as they wrote them; undefined when they wrote none. */
export function replySubject(theirs: string, reference: string): string | undefined {
  const said = theirs.replace(PREFIX, '').replaceAll(NAMED, '').replaceAll(/\s+/g, ' ').trim();
  return said === '' ? undefined : `Re: ${said.slice(0, LONGEST)} [${reference}]`;
}
