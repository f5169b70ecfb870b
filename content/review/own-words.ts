/** What somebody wrote, without greeting, signature nor what was masked in it. */
export function ownWords(text: string): string {
  const lines = dropMasks(text)
    .split('\n')
    .map((line) => line.replace(SUBJECT, '').trim())
    .filter((line) => line !== '');
  const closing = lines.findIndex(
    (line, at) => at > 0 && line.length <= LONGEST_CLOSING && CLOSING.test(line),
  );
  const kept = (closing > 0 ? lines.slice(0, closing) : lines).filter(isSaid);
  return (kept.length > 0 ? kept : lines).join('\n');
}

const SUBJECT = /^(?:objet|subject)\s*:\s*(?:(?:re|tr|fwd?)\s*:\s*)*/i;
const GREETING = /^(?:bonjour|bonsoir|salut|madame|monsieur|mesdames|messieurs|hello|re\s*:)/i;
const CLOSING =
  /^(?:bien |très |avec |mes |d'avance |par avance )*(?:cordialement|cdlt|cdt|salutations|respectueusement|merci|à vous|sincèrement|bonne (?:journée|soirée)|à bientôt|l'équipe)/i;
const LONGEST_CLOSING = 60;
/** Lines as short as this that end with no sign of a sentence greet or sign. */
const SHORTEST_LINE = 6;

function isSaid(line: string, _: number, all: readonly string[]): boolean {
  if (all.length === 1) return true;
  const words = line.split(/\s+/).length;
  if (GREETING.test(line) && words <= SHORTEST_LINE) return false;
  return /[.?!…»)]$/.test(line) || words > SHORTEST_LINE || line === all[0];
}

/** "[donnée médicale masquée]" says nothing of what is asked. */
function dropMasks(text: string): string {
  return text.replaceAll(/\[[^\]\n]{0,60}masqu[^\]\n]{0,20}\]/gi, ' ');
}
