/** What can be wrong with an article, and the word, date or number that says where. */
export type ArticleFault = { slug: string; code: FaultCode; detail: string };

/** In English, for the console. */
const faultTexts = {
  expired: (date) => `expired on ${date}`,
  'reviewed-later': (date) => `reviewed on ${date}, which is yet to come`,
  'expires-first': () => 'expires before it was reviewed',
  'no-such-section': (section) => `names the source of a section that is not there: ${section}`,
  'source-old': (section) => `last read the law of « ${section} » more than a year ago`,
  'points-nowhere': (slug) => `points to ${slug}, which does not exist`,
  'points-to-draft': (slug) => `points to ${slug}, which is not published`,
  'own-relation': () => 'is related to itself',
  'address-in-use': (slug) => `${slug} is an article's address still`,
  'address-taken': (slug) => `another article is at ${slug}`,
  'same-title': () => "its title is another article's, too",
  'no-answer': () => 'does not begin with its answer',
  'hard-to-read': (mean) => `hard to read: ${mean} words a sentence`,
  'long-sentence': (words) => `hard to read: a sentence of ${words} words`,
  'medical-advice': (paragraph) => `paragraph ${paragraph} reads as medical advice`,
  'about-somebody': (what) => `names somebody or a case: ${what}`,
  placeholder: (name) => `{{${name}}} is no figure of the promise`,
  field: (name) => `${name} is missing or malformed`,
} satisfies Record<string, (detail: string) => string>;

export type FaultCode = keyof typeof faultTexts;

export function faultText({ slug, code, detail }: ArticleFault): string {
  return `${slug}: ${faultTexts[code](detail)}`;
}
