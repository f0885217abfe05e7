import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts take most of the time of the journeys, and most of a start is Java compiling what runs once. */
const QUICK = { CANDELA_JAVA_OPTS: "-XX:TieredStopAtLevel=1" };

const LAUNCHER = fileURLToPath(new URL("../../../candela", import.meta.url));

export type Environment = Record<string, string>;

/** How a command ended and what it wrote. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** A command of the launcher, with everything that it has written so far. */
export class Command {
  out = "";
  err = "";
  readonly process: ChildProcess;
  private readonly closed: Promise<Ended>;

  constructor(words: string[], folder: string, settings: Environment = {}) {
    // A process group of its own, as a shell would give it: Ctrl-C goes to the whole group.
    this.process = spawn(LAUNCHER, words, { cwd: folder, env: { ...plainEnvironment(), ...QUICK, ...settings }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    this.process.stdout?.setEncoding("utf8").on("data", (text: string) => (this.out += text));
    this.process.stderr?.setEncoding("utf8").on("data", (text: string) => (this.err += text));
    this.closed = once(this.process, "close").then(([code]) => ({ code: code as number | null, out: this.out, err: this.err }));
  }

  ended(): Promise<Ended> {
    return this.closed;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  get running(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }
}

/** Runs a command of the launcher to its end. */
export function candela(words: string[], folder: string, settings: Environment = {}): Promise<Ended> {
  return new Command(words, folder, settings).ended();
}

/** The caller's environment without settings of a Candela of theirs. */
function plainEnvironment(): Environment {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !entry[0].startsWith("CANDELA_") && entry[1] !== undefined));
}
