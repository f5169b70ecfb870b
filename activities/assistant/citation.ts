import type { Place } from '../../content/search/look.ts';

/** As the journal and the record name a passage. */
export function citation({ slug, version, paragraph }: Place): string {
  return `${slug}@${version}#${paragraph}`;
}

/** The passage of that name; undefined for what is no citation. */
export function placeCited(name: string): Place | undefined {
  const { slug, version, paragraph } =
    /^(?<slug>[^@]+)@(?<version>[^#]+)#(?<paragraph>\d+)$/.exec(name)?.groups ?? {};
  if (slug === undefined || version === undefined) return undefined;
  return { slug, version, paragraph: Number(paragraph) };
}
