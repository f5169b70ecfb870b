/** "(2) Mon compte": seen from another tab. Gives how to say the count; whatever else changes the title meanwhile stands. */
export function unreadTitle(): (count: number) => void {
  let ours: string | undefined;
  return (count) => {
    const own = document.title === ours ? document.title.replace(/^\(\d+\) /, '') : document.title;
    ours = count > 0 ? `(${count}) ${own}` : undefined;
    document.title = ours ?? own;
  };
}
