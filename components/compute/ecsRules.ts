/** Of a container definition, what ECS has rules about. */
export interface ContainerFacts {
  image: string;
  privileged?: boolean;
  resourceRequirements?: readonly { type: string; value: string }[];
  logConfiguration?: { logDriver: string };
  linuxParameters?: { tmpfs?: readonly unknown[] };
  /** Seconds. */
  stopTimeout?: number;
  healthCheck?: { interval: number; timeout: number; retries: number; startPeriod: number };
}

/** Of a task definition, what ECS has rules about. */
export interface TaskFacts {
  requiresCompatibilities: readonly string[];
  networkMode: string;
  /** CPU units, 1024 of them one vCPU. */
  cpu: number;
  /** MiB. */
  memory: number;
  containers: readonly ContainerFacts[];
  volumes: readonly { hostPath?: string }[];
}

type Range = readonly [least: number, most: number];

const GIB = 1024;

/**
 * Memory in MiB that goes with so many CPU units on Fargate: least, most, and the step between.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
 */
const FARGATE_MEMORY_MIB: Readonly<Record<number, readonly [...Range, step: number]>> = {
  512: [GIB, 4 * GIB, GIB],
  1024: [2 * GIB, 8 * GIB, GIB],
  2048: [4 * GIB, 16 * GIB, GIB],
  4096: [8 * GIB, 30 * GIB, GIB],
  8192: [16 * GIB, 60 * GIB, 4 * GIB],
  16384: [32 * GIB, 120 * GIB, 8 * GIB],
};

/** The smallest size has no even step. */
const FARGATE_SMALLEST = { cpu: 256, memoryMib: [512, 1024, 2048] } as const;

/** CPU units on EC2. @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html */
const EC2_CPU_UNITS: Range = [128, 196_608];

/** MiB that Docker gives a container at least. @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const MIN_MEMORY_MIB = 6;

/** Seconds that Fargate waits for a container to stop. @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const FARGATE_STOP_SECONDS: Range = [2, 120];

/** Seconds and counts. @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const HEALTH_CHECK = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300],
} as const satisfies Record<keyof NonNullable<ContainerFacts["healthCheck"]>, Range>;

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html */
const FARGATE_LOG_DRIVERS = ["awsfirelens", "awslogs", "splunk"];
const EC2_LOG_DRIVERS = [
  ...FARGATE_LOG_DRIVERS,
  "fluentd",
  "gelf",
  "journald",
  "json-file",
  "syslog",
];

/** An image by what it contains: a tag can come to mean another. */
const DIGEST_REFERENCE = /^[^@\s]+@sha256:[0-9a-f]{64}$/;

/** What a task definition needs for ECS to accept and run it, each with whether it holds: made for `demand`. */
export function ecsRules(task: TaskFacts): Record<string, boolean> {
  const { containers, requiresCompatibilities } = task;
  const onFargate = requiresCompatibilities.includes("FARGATE");
  const drivers = onFargate ? FARGATE_LOG_DRIVERS : EC2_LOG_DRIVERS;
  return {
    "one container or more": containers.length > 0,
    "every image by its digest": containers.every(({ image }) => DIGEST_REFERENCE.test(image)),
    "whole GPUs, one or more, where it asks for any": containers.every(asksForWholeGpus),
    "a log driver of its launch type": containers.every(({ logConfiguration }) =>
      drivers.includes(logConfiguration?.logDriver ?? ""),
    ),
    "health checks within the limits of ECS": containers.every(isCheckedWithinLimits),
    ...(onFargate ? fargateRules(task) : instanceRules(task)),
  };
}

function fargateRules(task: TaskFacts): Record<string, boolean> {
  const { cpu, memory, containers, volumes } = task;
  const [least, most] = FARGATE_STOP_SECONDS;
  return {
    "CPU and memory of a size that Fargate has": isFargateSize(cpu, memory),
    "network mode awsvpc": task.networkMode === "awsvpc",
    "no GPU on Fargate": containers.every((one) => gpusOf(one).length === 0),
    "no tmpfs, privileged container or folder of a host on Fargate":
      containers.every((one) => one.privileged !== true && !one.linuxParameters?.tmpfs?.length) &&
      volumes.every(({ hostPath }) => hostPath === undefined),
    [`stopTimeout from ${String(least)} to ${String(most)} seconds on Fargate`]: containers.every(
      ({ stopTimeout = least }) => isWithin([least, most], stopTimeout),
    ),
  };
}

function instanceRules({ cpu, memory }: TaskFacts): Record<string, boolean> {
  const [least, most] = EC2_CPU_UNITS;
  return {
    [`from ${String(least)} to ${String(most)} CPU units`]: isWithin(EC2_CPU_UNITS, cpu),
    [`memory of ${String(MIN_MEMORY_MIB)} MiB or more`]:
      Number.isInteger(memory) && memory >= MIN_MEMORY_MIB,
  };
}

function isFargateSize(cpu: number, memory: number): boolean {
  if (cpu === FARGATE_SMALLEST.cpu) return FARGATE_SMALLEST.memoryMib.some((mib) => mib === memory);
  const [least, most, step] = FARGATE_MEMORY_MIB[cpu] ?? [Infinity, 0, 1];
  return isWithin([least, most], memory) && (memory - least) % step === 0;
}

function gpusOf({ resourceRequirements = [] }: ContainerFacts): string[] {
  return resourceRequirements.flatMap(({ type, value }) => (type === "GPU" ? [value] : []));
}

function asksForWholeGpus(container: ContainerFacts): boolean {
  return gpusOf(container).every((value) => /^[1-9]\d*$/.test(value));
}

function isCheckedWithinLimits({ healthCheck }: ContainerFacts): boolean {
  if (healthCheck === undefined) return true;
  return (Object.keys(HEALTH_CHECK) as (keyof typeof HEALTH_CHECK)[]).every((limit) =>
    isWithin(HEALTH_CHECK[limit], healthCheck[limit]),
  );
}

function isWithin([least, most]: Range, value: number): boolean {
  return Number.isInteger(value) && least <= value && value <= most;
}
