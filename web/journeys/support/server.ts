import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Command, type Ended, type Environment } from "./launcher";

const READY = "Candela is ready";
const PATIENCE_MS = 80_000;
const GLANCE_MS = 50;
const PORTS = [10_000, 30_000] as const;

/** Where a server that is running can be found. */
export interface Place {
  folder: string;
  data: string;
  port: number;
  management: number;
  /** What it wrote to its console until it was ready. */
  console: string;
}

/** A running server that was started by `./candela start`. */
export class Server {
  private constructor(
    readonly command: Command,
    readonly place: Place,
  ) {}

  /** Starts one and waits until it says that it is ready. */
  static async start(folder: string, settings: Environment = {}): Promise<Server> {
    const [port, management] = [await freePort(), await freePort()];
    const command = new Command(["start"], folder, settingsOf(folder, port, management, settings));
    await until(() => command.out.includes(READY) || !command.running, "the server to be ready");
    if (!command.running) {
      const { code, err } = await command.ended();
      throw new Error(`The server ended with ${code}: ${err}`);
    }
    return new Server(command, { folder, data: join(folder, "data"), port, management, console: command.out });
  }

  /** Starts one that is expected not to come up. */
  static async refused(folder: string, settings: Environment = {}): Promise<Ended> {
    const command = new Command(["start"], folder, settingsOf(folder, await freePort(), await freePort(), settings));
    return command.ended();
  }

  /** Ctrl-C. */
  async interrupt(): Promise<Ended> {
    if (this.command.running) {
      process.kill(-this.command.pid, "SIGINT");
    }
    return this.command.ended();
  }

  /** `kill -9` of the Java machine alone: its PostgreSQL lives on. */
  async kill(): Promise<void> {
    this.command.process.kill("SIGKILL");
    await this.command.ended();
  }
}

function settingsOf(folder: string, port: number, management: number, more: Environment): Environment {
  return { CANDELA_DATA: join(folder, "data"), CANDELA_PORT: String(port), CANDELA_MANAGEMENT_PORT: String(management), ...more };
}

/** The process number of the data folder's PostgreSQL; null when it does not run. */
export function postmaster(data: string): number | null {
  const file = join(data, "postgres", "cluster", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
}

/** Ends whatever a data folder still has running, also after a test that failed. */
export function clear(data: string): void {
  const pid = postmaster(data);
  if (pid !== null && lives(pid)) {
    process.kill(pid, "SIGQUIT");
  }
}

/** Whether a process runs; one that has ended and waits to be noticed by its parent does not. */
export function lives(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, "utf8"));
}

/** A port that nobody has, and that no connection is given by chance before the server takes it: below the range of those. */
export async function freePort(): Promise<number> {
  for (;;) {
    const probe = createServer().listen(randomInt(...PORTS), "127.0.0.1");
    const free = await Promise.race([once(probe, "listening").then(() => true), once(probe, "error").then(() => false)]);
    if (free) {
      const { port } = probe.address() as AddressInfo;
      probe.close();
      await once(probe, "close");
      return port;
    }
  }
}

/** Waits for a condition, which is looked at again and again. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain for ${what}`);
    }
    await setTimeout(GLANCE_MS);
  }
}
