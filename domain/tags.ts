// What agents call a question, to find it again: short words of their own.

/** Signs of one. */
export const TAG_LENGTH = 40;
/** Of one question. */
export const MOST_TAGS = 10;

/** As it is shown: its spaces single, none around it, no sign that begins a search for one. */
export function tagLabel(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/^[#\s]+/, '')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .slice(0, TAG_LENGTH)
    .trim();
}

/** The same for « Facture », « facture » and « FACTURÉ ». */
export function tagKey(label: string): string {
  return tagLabel(label).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
