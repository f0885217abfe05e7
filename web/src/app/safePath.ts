/** A path of this site to go to after signing in; the start where the address names another host. */
export function safePath(next: string | undefined): string {
  if (!next?.startsWith("/")) {
    return "/";
  }
  const target = new URL(next, window.location.origin);
  return target.origin === window.location.origin ? target.pathname + target.search + target.hash : "/";
}
