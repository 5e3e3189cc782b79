import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Seconds between checks of a target, and for it to answer. */
const HEALTH_INTERVAL_SECONDS = 15;
const HEALTH_TIMEOUT_SECONDS = 5;

/** Checks in a row that make a target healthy, or not. */
const HEALTHY_CHECKS = 2;
const UNHEALTHY_CHECKS = 3;

/**
 * Seconds that target groups take: a week of stickiness, an hour of deregistration, and of slow start none or these.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
const MAX_STICKINESS_SECONDS = 604_800;
const MAX_DEREGISTRATION_SECONDS = 3600;
const SLOW_START_SECONDS = [30, 900] as const;

export interface TargetSettings {
  vpcId: pulumi.Input<string>;
  /** Answers 200 when the container can take requests. */
  healthPath: string;
  /** Seconds that a client stays with one task, as a WebSocket with its reconnects wants it. */
  stickinessSeconds: number;
  /** Seconds that open requests of a leaving task have. */
  deregistrationSeconds: number;
  /** Seconds over which a new task gets its share of requests; 0 at once. */
  slowStartSeconds: number;
}

/** What the settings need, each with whether it holds. */
export function targetRules(settings: TargetSettings): Record<string, boolean> {
  const { healthPath, stickinessSeconds, deregistrationSeconds, slowStartSeconds } = settings;
  const [least, most] = SLOW_START_SECONDS;
  return {
    "healthPath that begins with /": healthPath.startsWith("/"),
    [`stickinessSeconds from 1 to ${String(MAX_STICKINESS_SECONDS)}`]: isWithin(
      [1, MAX_STICKINESS_SECONDS],
      stickinessSeconds,
    ),
    [`deregistrationSeconds from 0 to ${String(MAX_DEREGISTRATION_SECONDS)}`]: isWithin(
      [0, MAX_DEREGISTRATION_SECONDS],
      deregistrationSeconds,
    ),
    [`slowStartSeconds of 0, or from ${String(least)} to ${String(most)}`]:
      slowStartSeconds === 0 || isWithin(SLOW_START_SECONDS, slowStartSeconds),
  };
}

function isWithin([least, most]: readonly [number, number], value: number): boolean {
  return Number.isInteger(value) && least <= value && value <= most;
}

/**
 * Tasks with addresses of their own, asked over TLS. HTTP/1.1, because a WebSocket begins as one.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export function targetGroup(settings: TargetSettings & { port: number }): aws.lb.TargetGroupArgs {
  return {
    vpcId: settings.vpcId,
    targetType: "ip",
    port: settings.port,
    protocol: "HTTPS",
    protocolVersion: "HTTP1",
    deregistrationDelay: settings.deregistrationSeconds,
    slowStart: settings.slowStartSeconds,
    stickiness: {
      enabled: true,
      type: "lb_cookie",
      cookieDuration: settings.stickinessSeconds,
    },
    healthCheck: {
      protocol: "HTTPS",
      path: settings.healthPath,
      matcher: "200",
      interval: HEALTH_INTERVAL_SECONDS,
      timeout: HEALTH_TIMEOUT_SECONDS,
      healthyThreshold: HEALTHY_CHECKS,
      unhealthyThreshold: UNHEALTHY_CHECKS,
    },
  };
}
