import { followLabel } from '../../content/fr/common-phrases.ts';
import type { Block } from './blocks.ts';
import { EmergencyButtons, Buttons, Rating } from './buttons.tsx';
import { Inline } from './inline.tsx';
import { styles } from './letter-styles.ts';

/** @param large the first words of a mail about a life: they are the largest, and dial */
export function BlockView({ block, large }: { block: Block; large: boolean }) {
  switch (block.kind) {
    case 'list':
      return (
        <ul style={styles.list}>
          {block.items.map((item) => (
            <li style={styles.item}>
              <Inline text={item} />
            </li>
          ))}
        </ul>
      );
    case 'button':
      return <Buttons links={[{ url: block.url, label: followLabel }]} />;
    case 'rating':
      return <Rating url={block.url} />;
    case 'quote':
      return (
        <blockquote class="quote" style={styles.quote}>
          {block.text.split(/\n{2,}/).map((paragraph) => (
            <Paragraph kind="small" text={paragraph} />
          ))}
        </blockquote>
      );
    case 'paragraph':
      return large ? (
        <EmergencyButtons text={block.text} />
      ) : (
        <Paragraph kind="paragraph" text={block.text} />
      );
    case 'warning':
    case 'small':
    case 'label':
      return <Paragraph kind={block.kind} text={block.text} />;
  }
}

const classes = { paragraph: '', warning: 'warning', small: 'small', label: 'small label' } as const;

function Paragraph({ kind, text }: { kind: keyof typeof classes; text: string }) {
  return (
    <p class={classes[kind]} style={styles[kind]}>
      <Inline text={text} />
    </p>
  );
}
