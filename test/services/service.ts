import type { Folder } from './folder.ts';
import { EndedEarly, isAlive, launch, type Command, type Launched } from './launch.ts';
import { continueTree, killTree, signal, stateOf, stopTree, treeOf } from './process-tree.ts';
import type { SmallDisk } from './small-disk.ts';
import { eventually } from './wait.ts';

/** What a test can do to a server of its own. */
export interface Controls {
  /** Ends it and removes its folder. Again does nothing. */
  stop(): Promise<void>;
  /** Ends it, as an operator (`SIGTERM`), or as a power cut would that spares the disk (`SIGKILL`); resolves when all of it is gone. */
  kill(how?: EndSignal): Promise<void>;
  /** Keeps it from doing anything, its connections being open: SIGSTOP to all its processes. */
  pause(): Promise<void>;
  /** Goes on after `pause`. */
  resume(): Promise<void>;
  /** Starts it again on its port with its data, and ends it before, where it runs; resolves when it answers. */
  restart(): Promise<void>;
}

export type EndSignal = 'SIGTERM' | 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/** A private instance of a server on 127.0.0.1. */
export interface Service extends Controls {
  readonly url: string;
  readonly port: number;
  /** Of its main process; another after a restart. */
  readonly pid: number;
  /** Of all its processes now; none while it is down. */
  readonly pids: readonly number[];
  readonly folder: string;
  readonly disk: SmallDisk | undefined;
}

/** How one kind of server is run. */
export interface Recipe {
  readonly url: string;
  readonly port: number;
  readonly folder: Folder;
  readonly command: Omit<Command, 'folder'>;
  /** One question in its own protocol; throws while it does not answer. */
  answers(): Promise<void>;
  /** What `stop` sends. Default SIGKILL. */
  readonly stopSignal?: EndSignal;
  /** What `restart` sends to what runs. Default SIGTERM. */
  readonly restartSignal?: EndSignal;
  /** How long it may take until it answers. Default 60 s. */
  readonly patienceMs?: number;
}

/** Starts it and waits until it answers. When it does not, nothing is left of it. */
export async function startService(recipe: Recipe): Promise<Service> {
  const { url, port, folder, command, stopSignal = 'SIGKILL', restartSignal = 'SIGTERM' } = recipe;
  let now: Launched;
  const start = async (): Promise<void> => {
    now = await launch({ endSignal: stopSignal, ...command, folder: folder.path });
    await untilAnswered(recipe, now);
  };
  const kill = async (how: EndSignal = 'SIGKILL'): Promise<void> => {
    if (!isAlive(now)) return;
    if (how === 'SIGKILL') return killTree(now.mark);
    signal(now.mark, how);
    continueTree(now.mark);
    await eventually(() => stateOf(now.mark) === undefined, 60_000);
  };
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await kill(stopSignal);
    folder.remove();
  };
  const service: Service = {
    url,
    port,
    folder: folder.path,
    disk: folder.disk,
    get pid() {
      return now.mark.pid;
    },
    get pids() {
      return treeOf(now.mark).map((one) => one.pid);
    },
    stop: () => (stopping ??= stop()),
    kill,
    pause: () => stopTree(now.mark),
    resume: async () => continueTree(now.mark),
    async restart() {
      await kill(restartSignal);
      await start();
    },
  };
  try {
    await start();
    return service;
  } catch (error) {
    await service.stop();
    throw error;
  }
}

async function untilAnswered(
  { url, answers, command, patienceMs = 60_000 }: Recipe,
  launched: Launched,
): Promise<void> {
  const ended = launched.ended.then((how) => {
    throw new EndedEarly(`${command.program} ${how} before it answered at ${url}:\n${launched.said()}`);
  });
  ended.catch(() => {});
  const answered = eventually(async () => {
    if (!isAlive(launched)) return true; // `ended` tells
    await answers();
    return true;
  }, patienceMs).catch((error: unknown) => {
    throw new Error(`${command.program} did not answer at ${url}:\n${launched.said()}`, { cause: error });
  });
  await Promise.race([ended, answered]);
  if (!isAlive(launched)) await ended;
}

/** Tries again, with other ports, when a server ended early. */
export async function withFreshPorts<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof EndedEarly) || attempt === 3) throw error;
    }
  }
}
