import { rating } from '../../content/fr/chat.ts';
import { callLabel, rateTitle } from '../../content/fr/common-phrases.ts';
import { Inline } from './inline.tsx';
import { ALARM, BRAND, styles } from './letter-styles.ts';

type ButtonLink = { url: string; label: string; spoken?: string };

/** A button is a cell: Outlook for Windows gives links no padding. */
export function Buttons({ links, alarm = false }: { links: readonly ButtonLink[]; alarm?: boolean }) {
  return (
    <table role="presentation" cellpadding="0" cellspacing="0" border={0} style={styles.buttons}>
      <tbody>
        <tr>
          {links.map(({ url, label, spoken }, index) => (
            <>
              {index > 0 && <td style={styles.gap}>&nbsp;</td>}
              <td
                class={alarm ? 'button alarm' : 'button'}
                bgcolor={alarm ? ALARM : BRAND}
                style={alarm ? styles.alarm : styles.button}
              >
                <a href={url} style={styles.buttonLink} {...(spoken ? { 'aria-label': spoken } : {})}>
                  {label}
                </a>
              </td>
            </>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** Each number opens the page with its score chosen: a program that opens links gives no score. */
export function Rating({ url }: { url: string }) {
  const links = rating.scores.map((label, index) => ({
    url: `${url}&note=${index + 1}`,
    label: String(index + 1),
    spoken: rating.score(index + 1, label),
  }));
  return (
    <>
      <p class="strong" style={styles.strong}>
        {rateTitle}
      </p>
      <Buttons links={links} />
      <p class="small" style={styles.small}>
        1 : {rating.from.toLowerCase()}. 5 : {rating.to.toLowerCase()}.
      </p>
    </>
  );
}

/** On a telephone, each number that it names is one touch away. */
export function EmergencyButtons({ text }: { text: string }) {
  const numbers = text.match(/\b(?:15|112)\b/g) ?? [];
  return (
    <>
      <p class="large" style={styles.large}>
        <Inline text={text} />
      </p>
      {numbers.length > 0 && (
        <Buttons
          links={numbers.map((number) => ({ url: `tel:${number}`, label: callLabel(number) }))}
          alarm
        />
      )}
    </>
  );
}
