/** What `paladin mail check` says: what is so, and what to do where something is wrong. */
export const mailCheck = {
  mx: {
    name: 'DNS, MX',
    fine: (hosts: string) => `le courrier du domaine arrive chez ${hosts}`,
    missing: (domain: string) =>
      `aucun serveur ne reçoit le courrier de ${domain}. Publiez un enregistrement MX vers votre serveur de messagerie.`,
  },
  spf: {
    name: 'DNS, SPF',
    fine: 'le domaine dit quels serveurs envoient pour lui',
    missing: (domain: string) =>
      `le domaine ne dit pas qui envoie pour lui. Publiez un enregistrement TXT sur ${domain} : « v=spf1 include:votre-relais -all ».`,
    open: 'l’enregistrement SPF finit par « +all » : tout le monde peut envoyer en votre nom. Remplacez par « -all ».',
    twice: 'il y a plusieurs enregistrements SPF : aucun ne compte. N’en gardez qu’un.',
  },
  dmarc: {
    name: 'DNS, DMARC',
    fine: 'les messages qui se font passer pour vous sont écartés',
    missing: (domain: string) =>
      `rien ne dit que faire des messages qui se font passer pour vous. Publiez un TXT sur _dmarc.${domain} : « v=DMARC1; p=quarantine ».`,
    lax: 'la règle DMARC est « none » : rien n’est écarté. Passez à « quarantine », puis à « reject ».',
  },
  dkim: {
    name: 'DNS, DKIM',
    none: 'aucune clé ici (PALADIN_DKIM_KEY) : c’est au relais de signer',
    fine: (place: string) => `la clé publiée sur ${place} est celle qui signe nos messages`,
    unreadable: (file: string, code: string) =>
      `la clé privée ne se lit pas dans ${file} (${code}). Vérifiez PALADIN_DKIM_KEY : un fichier PEM.`,
    missing: (place: string, record: string) =>
      `aucune clé n’est publiée sur ${place} : nos signatures sont refusées. Publiez un TXT : « ${record} ».`,
    revoked: (place: string) =>
      `la clé publiée sur ${place} est révoquée (p= vide). Publiez la nouvelle, ou changez PALADIN_DKIM_SELECTOR.`,
    other: (place: string, record: string) =>
      `la clé publiée sur ${place} n’est pas la nôtre : nos signatures sont refusées. Publiez : « ${record} ».`,
    weak: (bits: number) => `la clé privée ne fait que ${bits} bits : elle ne prouve rien. Il en faut 2048.`,
  },
  dns: (code: string) => `le DNS ne répond pas (${code}). Vérifiez le réseau, puis recommencez.`,
  listener: {
    name: 'Réception',
    fine: (port: number, tls: boolean) =>
      `le service reçoit le courrier sur le port ${port}, ${tls ? 'chiffré si l’expéditeur le veut' : 'sans chiffrement (PALADIN_SMTP_CERT)'}`,
    away: (port: number) =>
      `personne n’écoute sur le port ${port}. Démarrez le service, ou corrigez PALADIN_SMTP_PORT.`,
  },
  relay: {
    name: 'Envoi',
    none: 'aucun relais : ce qui part est gardé dans « Envois » (SMTP_URL)',
    fine: (host: string) => `${host} accepte nos messages`,
    refused: (host: string, code: string) =>
      `${host} ne nous accepte pas (${code}). Vérifiez SMTP_URL, son mot de passe et son chiffrement.`,
  },
  imap: {
    name: 'Boîte de réception',
    none: 'aucune boîte n’est lue (PALADIN_IMAP_URL)',
    fine: (host: string, waiting: number) => `${host} répond, ${waiting} message(s) à prendre`,
    plain: (host: string) =>
      `${host} répond sans chiffrement : le mot de passe circule en clair. Utilisez imaps:// dans PALADIN_IMAP_URL.`,
    refused: (host: string, code: string) =>
      `${host} refuse la connexion (${code}). Vérifiez PALADIN_IMAP_URL, le mot de passe ou le jeton.`,
  },
  scanner: {
    name: 'Antivirus',
    none: 'aucun (PALADIN_CLAMD) : les fichiers s’ouvrent sans être analysés',
    fine: (address: string) => `ClamAV répond sur ${address}`,
    away: (address: string) =>
      `ClamAV ne répond pas sur ${address} : aucun fichier ne s’ouvre. Démarrez clamd, ou corrigez PALADIN_CLAMD.`,
  },
  trip: {
    name: 'Aller-retour',
    subject: (mark: string) => `Essai de messagerie Paladin ${mark}`,
    text: 'Ce message vérifie que le courrier part et revient. Il ne demande aucune réponse.',
    fine: (seconds: number) => `un message envoyé à notre adresse est revenu en ${seconds} s`,
    lost: (seconds: number) =>
      `un message envoyé à notre adresse n’est pas revenu en ${seconds} s. Regardez les indésirables de la boîte et le journal du relais.`,
    refused: (code: string) => `le message n’est pas parti (${code}).`,
    impossible: 'il faut un relais et une boîte lue : à vérifier en écrivant à notre adresse',
  },
  allFine: 'Tout va bien.',
  problems: (count: number) => (count === 1 ? '1 point à corriger.' : `${count} points à corriger.`),
} as const;
