/**
 * Signs of somebody's writing are shown for a while. Gives what is to be told, after each change, until when each of them
 * is shown; `drop` runs when the first of them has had its time.
 */
export function createStaleTimer(drop: () => void): (ends: readonly { readonly until: number }[]) => void {
  let timer: number | undefined;
  return (ends) => {
    const soonest = Math.min(...ends.map(({ until }) => until));
    window.clearTimeout(timer);
    if (Number.isFinite(soonest)) {
      timer = window.setTimeout(drop, Math.max(0, soonest - Date.now()) + 20);
    }
  };
}
