/** Drawings on a 24-unit grid, in the colour of the text around them; always beside a word, never instead of one. */
const drawings = {
  account:
    'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c.6-3.6 3.600-5.500 7.500-5.500s6.900 1.900 7.500 5.500',
  calendar: 'M4.500 6.500h15v13h-15zM4.500 10.500h15M8.500 3.500v4M15.500 3.500v4M8.500 14.500h3',
  care: 'M12 20S4 15.300 4 9.600A4.100 4.100 0 0 1 12 8a4.100 4.100 0 0 1 8 1.600C20 15.300 12 20 12 20Z',
  document: 'M6.500 3.500h7.500l4 4v13h-11.500zM13.500 3.500v4.500h4.500M9.500 12.500h5M9.500 16h5',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2',
  company: 'M5 20.500V5.500h8v15M13 10.500h6v10M3.500 20.500h17M8 9h2M8 12.500h2M8 16h2M16 14h.5M16 17h.5',
  invoice:
    'M6 3.500h12v17l-2.500-1.500-2 1.500-1.500-1.500-1.500 1.500-2-1.500L6 20.500zM9.500 8.500h5M9.500 12h5',
  shield: 'M12 3.500 5 6v5.500c0 5 3 7.500 7 9 4-1.500 7-4 7-9V6zM9 12l2.200 2.200L15.200 10',
  chat: 'M4.500 5.500h15v11h-8L7.500 20v-3.500h-3zM8.500 9.500h7M8.500 12.500h4',
  search: 'M10.800 17.300a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.700 15.700 20 20',
  clock: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM12 7.500V12l3 2',
  pause: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM10 9v6M14 9v6',
  alarm: 'M12 4 2.800 20h18.400zM12 10v4.500M12 17v.3',
  check: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM8.500 12.200l2.400 2.400 4.600-4.800',
  cross: 'M6 6l12 12M18 6 6 18',
  dash: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM8 12h8',
  mail: 'M3.500 6h17v12.500h-17zM3.500 7l8.500 6.500L20.500 7',
  person:
    'M12 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM5 19.500c.7-3.300 3.400-5 7-5s6.300 1.700 7 5',
  send: 'M4 12 20 4.500 15.500 20l-3.300-6.300zM12.200 13.700 20 4.500',
  print: 'M7 8.500v-5h10v5M7 16.500H4v-8h16v8h-3M7 13.500h10v7H7z',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

/** A shield that holds two lines of writing. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path class="logo-shield" d="M16 2 4 6v10c0 8 5 12 12 14 7-2 12-6 12-14V6z" />
      <path class="logo-lines" d="M10 12.500h12v2.300H10zm0 5h8v2.300h-8z" />
    </svg>
  );
}

const byTopic: Record<string, IconName> = {
  'Compte et connexion': 'account',
  'Rendez-vous et visites': 'calendar',
  'Suivi en santé au travail': 'care',
  Documents: 'document',
  'Données et confidentialité': 'lock',
  'Entreprise et effectifs': 'company',
  'Adhésion et facturation': 'invoice',
  Prévention: 'shield',
  'Nous contacter': 'chat',
};

export function topicIcon(topic: string): IconName {
  return byTopic[topic] ?? 'document';
}
