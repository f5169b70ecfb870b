// Which of our mails a report says were not delivered, for good: by ids and structure, in whatever language it is written.
import { ownIdIn, ownIdsIn, type OwnId } from './message-id.ts';
import type { Part } from './mime/parts.ts';
import type { MailSign } from './signs.ts';

/** Of RFC 3464: "delayed", "delivered", "relayed" and "expanded" change nothing. */
const ACTION = /^action:\s*(\w+)/im;
const FAILED = /^action:\s*failed\b/im;
/** Reports without a machine's part that say "not yet". */
const NOT_YET =
  /delay|will (?:keep trying|be retried|continue)|still trying|not yet been delivered|warning message|no action is required|retard|différé|n['’]a pas encore|sera de nouveau|nouvelles? tentatives?|verzögert|vertraagd|retrasad|ritardo/i;
const STATUS = /\b([245])\.\d{1,3}\.\d{1,3}\b/g;

/** A report is about one mail; an answer quoted in it may name some of its thread. Anybody may write thousands. */
const NAMED = 20;

type Reported = { root: Part; returnPath: string; signs: readonly MailSign[] };

export type Reports = {
  /** Our messages that did not arrive. */
  own: OwnId[];
  /** Every Message-ID of our domain that the report names, in whatever form it was once given. */
  ids: string[];
};

/** Only a machine reports. Its ids stand in its body; a header's say only what it answers, unless it names who failed. */
export function bounceIn({ root, returnPath, signs }: Reported, domain: string): Reports {
  const isReport = signs.some(({ sign, sure }) => sure && (sign === 'report' || sign === 'null-return-path'));
  const failed = failedRecipientsIn(root).length > 0;
  if (!isReport && !failed && returnPath !== '') return NOTHING;
  const parts = leavesOf(root);
  if (!isForGood(parts, failed)) return NOTHING;
  const texts = parts.map(({ content }) => readable(content));
  const inBody = texts.flatMap((text) => idsOfDomain(text, domain));
  const ids = inBody.length > 0 || !failed ? inBody : idsOfDomain(answeredId(root), domain);
  const bare = texts.flatMap((text) => ownIdsIn(text, domain));
  const named = [...ids.flatMap((id) => ownIdIn(id, domain) ?? []), ...bare];
  const own = [...new Map(named.map((id) => [id.message, id])).values()].slice(0, NAMED);
  return { own, ids: [...new Set(ids)].slice(0, NAMED) };
}

const NOTHING: Reports = { own: [], ids: [] };

function idsOfDomain(text: string, domain: string): string[] {
  const found = text.match(/^(?:[\w-]*message-id|in-reply-to|references)?:?\s*<[^<>\s]{1,200}>/gim) ?? [];
  const ids = found.map((one) => one.slice(one.indexOf('<')));
  return ids.filter((id) => new RegExp(`@(?:[\\w-]+\\.)*${domain.replaceAll('.', '\\.')}>$`, 'i').test(id));
}

function answeredId({ fields }: Part): string {
  const [answers] = fields.raw('in-reply-to');
  return answers ?? fields.raw('references').join(' ').split(/\s+/).at(-1) ?? '';
}

/** A machine's part decides; else what it says of the reasons, or that a recipient failed. */
function isForGood(parts: readonly Part[], failed: boolean): boolean {
  const status = parts.filter(({ type }) => STATUS_TYPES.has(type)).map(({ content }) => readable(content));
  if (status.some((text) => ACTION.test(text))) return status.some((text) => FAILED.test(text));
  if (parts.some(({ type }) => type === 'message/disposition-notification')) return false;
  if (failed) return true;
  const text = parts
    .filter(({ type }) => type.startsWith('text/'))
    .map(({ content }) => readable(content))
    .join('\n')
    .slice(0, LOOKED_AT);
  const classes = [...text.matchAll(STATUS)].map(([, kind]) => kind);
  if (classes.includes('5')) return true;
  return !classes.includes('4') && !NOT_YET.test(text);
}

const STATUS_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status']);
const LOOKED_AT = 20_000;

/** Who is said to have received nothing. */
export function failedRecipientsIn(root: Part): string[] {
  const named = root.fields.raw('x-failed-recipients').flatMap((value) => value.split(/[,;\s]+/));
  const parts = leavesOf(root).filter(({ type }) => STATUS_TYPES.has(type));
  const final = parts
    .filter(({ content }) => FAILED.test(readable(content)))
    .flatMap(({ content }) =>
      [...readable(content).matchAll(/^final-recipient:\s*[\w-]+\s*;\s*<?([^\s<>]+)/gim)].map(
        ([, address]) => address ?? '',
      ),
    );
  return [
    ...new Set([...named, ...final].map((address) => address.replaceAll(/[<>]/g, '').toLowerCase())),
  ].filter((address) => address.includes('@'));
}

function leavesOf(part: Part): Part[] {
  const leaves: Part[] = [];
  const queue = [part];
  for (const one of queue) {
    if (one.children.length === 0) leaves.push(one);
    queue.push(...one.children);
  }
  return leaves;
}

/** A report within a report may be encoded once more. */
function readable(content: Buffer): string {
  const text = content.subarray(0, READ_LIMIT).toString('latin1');
  return text.includes('=3D') ? text.replaceAll(/=\r?\n/g, '').replaceAll(/=3D/g, '=') : text;
}

const READ_LIMIT = 1_000_000;
