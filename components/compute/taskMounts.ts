import type { Launch } from "./taskLaunch.ts";

/** A folder that a container may write, empty at each start and gone with the task. */
export interface Scratch {
  /** Letters, digits, `-` and `_`. */
  name: string;
  /** Absolute path in the container. */
  path: string;
  /** On instances, what of the task's memory it may take; on Fargate all share the task's encrypted disk of 20 GiB or more. */
  sizeMib: number;
}

/** Nothing in a scratch folder is run or gains rights. */
const TMPFS_OPTIONS = ["rw", "noexec", "nosuid", "nodev"];

const MODEL_CACHE = "model-cache";

/**
 * What the agent writes that runs commands of people in a container: it is root there, whatever the container's user is.
 *
 * @see https://github.com/aws/containers-roadmap/issues/1359
 */
const COMMAND_FOLDERS = [
  { name: "commands-state", path: "/var/lib/amazon" },
  { name: "commands-log", path: "/var/log/amazon" },
];

/**
 * Where a container writes although its root file system is read-only. On instances scratch is memory, which leaves nothing on a
 * host's disk. On Fargate it is a volume, which has the owner and rights that the image gives the folder (`VOLUME`).
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
 */
export function mountsOf(launch: Launch, scratch: Scratch[], takesCommands: boolean) {
  const inMemory = launch.kind === "gpu" ? scratch : [];
  const cache = launch.kind === "gpu" ? launch.modelCache : undefined;
  const empty = [
    ...(launch.kind === "fargate" ? scratch : []),
    ...(takesCommands ? COMMAND_FOLDERS : []),
  ];
  const folders: { name: string; path: string; hostPath?: string }[] = [
    ...empty.map(({ name, path }) => ({ name, path })),
    ...(cache === undefined
      ? []
      : [{ name: MODEL_CACHE, path: cache.containerPath, hostPath: cache.hostPath }]),
  ];
  return {
    tmpfs: inMemory.map(({ path: containerPath, sizeMib: size }) => ({
      containerPath,
      size,
      mountOptions: TMPFS_OPTIONS,
    })),
    volumes: folders.map(({ name, hostPath }) => ({
      name,
      ...(hostPath === undefined ? {} : { hostPath }),
    })),
    mountPoints: folders.map(({ name: sourceVolume, path: containerPath }) => ({
      sourceVolume,
      containerPath,
      readOnly: false,
    })),
  };
}

/** What folders need, each with whether it holds. */
export function mountRules(launch: Launch, scratch: Scratch[], memoryMib: number) {
  const cache = launch.kind === "gpu" ? launch.modelCache : undefined;
  const paths = [
    ...scratch.map(({ path }) => path),
    ...(cache === undefined ? [] : [cache.containerPath, cache.hostPath]),
  ];
  const mounted = [...scratch.map(({ path }) => path), cache?.containerPath];
  const sizes = scratch.map(({ sizeMib }) => sizeMib);
  return {
    "absolute paths of folders": paths.every((path) => /^\/[^/]/.test(path)),
    "every folder once": new Set(mounted).size === mounted.length,
    "whole MiB of scratch": sizes.every((mib) => Number.isInteger(mib) && mib > 0),
    "scratch in memory smaller than the memory":
      launch.kind === "fargate" || sizes.reduce((sum, mib) => sum + mib, 0) < memoryMib,
  };
}
