export const authors = ['requester', 'assistant', 'agent', 'system'] as const;
export type Author = (typeof authors)[number];

/** Of a mail that we send: with the relay (`accepted`), refused for good, kept back, or come back. */
export const mailStates = ['pending', 'accepted', 'failed', 'kept', 'bounced'] as const;
export type MailState = (typeof mailStates)[number];
