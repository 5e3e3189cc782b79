import * as pulumi from "@pulumi/pulumi";

import { type HealthCheck, healthCheckOf } from "./containerHealth.ts";
import { type SecretReference, namedSecrets, namedValues } from "./taskEnvironment.ts";
import type { Launch } from "./taskLaunch.ts";
import { type Scratch, mountsOf } from "./taskMounts.ts";

/** Open files of a container, as the seed of PAT has it: each request and each WebSocket is one. */
const OPEN_FILES = 65_536;

/**
 * What of the log waits in memory while CloudWatch Logs does not answer. Beyond, lines are lost: better than a model that stands
 * still. What has to be kept for six years goes through an audit stream.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
const LOG_BUFFER = "25m";

/** The name of every container's port, as load balancers and Service Connect know it. */
export const PORT_NAME = "service";

/** An image of a registry by what it contains. */
export interface ContainerImage {
  repositoryUrl: pulumi.Input<string>;
  repositoryArn: pulumi.Input<string>;
  /** `sha256:` and 64 hex digits. */
  digest: string;
}

export interface ContainerPort {
  number: number;
  /** What the container speaks without TLS of its own; without, its TLS ends in it and Service Connect passes bytes on. */
  appProtocol?: "grpc" | "http" | "http2";
}

/** What a container is, beyond where it runs. */
export interface ContainerSpec {
  image: ContainerImage;
  /** Neither of them 0, which is root. */
  user: { uid: number; gid: number };
  port: ContainerPort;
  /** In place of the image's own command. */
  command?: string[];
  /** Readable for all who may describe a task. */
  environment: Record<string, pulumi.Input<string>>;
  /** By the name of their variable. */
  secrets: Record<string, SecretReference>;
  scratch: Scratch[];
  healthCheck: HealthCheck;
  /** Seconds between SIGTERM and SIGKILL. */
  stopTimeoutSeconds: number;
}

interface Placed {
  name: string;
  region: string;
  launch: Launch;
  logGroupName: pulumi.Input<string>;
  takesCommands: boolean;
}

/**
 * A container that may write nowhere but in its scratch folders, has no capability of the kernel, is not root and never privileged.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function containerDefinition(spec: ContainerSpec, placed: Placed) {
  const { name, region, launch, logGroupName, takesCommands } = placed;
  const { image, user, port, command, environment, secrets, scratch } = spec;
  const { tmpfs, mountPoints } = mountsOf(launch, scratch, takesCommands);
  return {
    name,
    image: pulumi.interpolate`${image.repositoryUrl}@${image.digest}`,
    essential: true,
    privileged: false,
    readonlyRootFilesystem: true,
    user: `${String(user.uid)}:${String(user.gid)}`,
    ...(command === undefined ? {} : { command }),
    environment: namedValues(environment),
    secrets: namedSecrets(secrets),
    portMappings: [
      {
        name: PORT_NAME,
        containerPort: port.number,
        hostPort: port.number,
        protocol: "tcp",
        ...(port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol }),
      },
    ],
    ...(launch.kind === "gpu"
      ? { resourceRequirements: [{ type: "GPU", value: String(launch.gpus) }] }
      : {}),
    ulimits: [{ name: "nofile", softLimit: OPEN_FILES, hardLimit: OPEN_FILES }],
    linuxParameters: {
      // Passes signals on and reaps what a container's own process leaves behind.
      initProcessEnabled: true,
      capabilities: { drop: ["ALL"] },
      ...(tmpfs.length === 0 ? {} : { tmpfs }),
    },
    mountPoints,
    healthCheck: healthCheckOf(spec.healthCheck, port),
    stopTimeout: spec.stopTimeoutSeconds,
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": logGroupName,
        "awslogs-region": region,
        "awslogs-stream-prefix": "ecs",
        mode: "non-blocking",
        "max-buffer-size": LOG_BUFFER,
      },
    },
  };
}
