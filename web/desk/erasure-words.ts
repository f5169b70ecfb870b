type Counts = { messages: number; files: number; mails: number };

/** "1 demande", "12 messages". */
export function inWords(count: number, one: string, many: string): string {
  return `${count} ${count > 1 ? many : one}`;
}

/** "4 messages, 1 pièce jointe, 2 e-mails envoyés": what there is none of is left out. */
export function countsOf({ messages, files, mails }: Counts): string {
  const parts = [
    inWords(messages, 'message', 'messages'),
    ...(files > 0 ? [inWords(files, 'pièce jointe', 'pièces jointes')] : []),
    ...(mails > 0 ? [inWords(mails, 'e-mail envoyé', 'e-mails envoyés')] : []),
  ];
  return parts.join(', ');
}

export function totalOf(lines: readonly Counts[]): Counts {
  return lines.reduce(
    (total, { messages, files, mails }) => ({
      messages: total.messages + messages,
      files: total.files + files,
      mails: total.mails + mails,
    }),
    { messages: 0, files: 0, mails: 0 },
  );
}
