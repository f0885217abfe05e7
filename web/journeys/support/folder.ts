import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty folder under the system's temporary one. Everybody may enter it: as root, PostgreSQL runs as somebody else. */
export function freshFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `candela-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
