/** When the API does not give what a page would show. */
export function RefusalNotice({ message }: { message: string }) {
  return (
    <div class="empty">
      <h1>Cette page ne s’ouvre pas</h1>
      <p>{message}</p>
      <p>
        <a class="button" href="/bureau">
          Revenir aux demandes
        </a>
      </p>
    </div>
  );
}
