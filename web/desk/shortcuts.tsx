const keys = [
  ['Ctrl + K, ⌘ K', 'Toutes les commandes'],
  ['/', 'Chercher'],
  ['j, k', 'Demande suivante, précédente de la liste'],
  ['j', 'Dans une demande : ouvrir la suivante'],
  ['Entrée', 'Ouvrir la demande'],
  ['u', 'Revenir aux demandes'],
  ['c', 'Prendre en charge'],
  ['r', 'Répondre'],
  ['n', 'Note interne'],
  ['s', 'Mettre de côté'],
  ['m', 'Insérer un modèle'],
  ['b', 'Reprendre le brouillon de l’assistant'],
  ['Ctrl + Entrée', 'Envoyer la réponse'],
  ['?', 'Cette aide'],
] as const;

/** The help of the keyboard. Shortcuts of one letter can be switched off, for those who dictate. */
export function Shortcuts() {
  return (
    <dialog class="shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">Raccourcis clavier</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <label class="check">
          <input type="checkbox" data-shortcuts checked /> Raccourcis d’une lettre actifs
        </label>
        <button class="button is-plain">Fermer</button>
      </form>
    </dialog>
  );
}
