import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * How a service passes from one revision to the next. All but `rolling` run both revisions in full side by side, so they need
 * twice the capacity until `bakeMinutes` after the last shift: with GPUs, that many instances more.
 */
export type Rollout =
  | { strategy: "rolling" }
  | { strategy: "blueGreen"; bakeMinutes: number }
  | {
      strategy: "canary";
      /** Percent of the requests that the new revision gets first. */
      canaryPercent: number;
      canaryBakeMinutes: number;
      bakeMinutes: number;
    }
  | {
      strategy: "linear";
      /** Percent of the requests that move at once. */
      stepPercent: number;
      stepBakeMinutes: number;
      bakeMinutes: number;
    };

/** Where in a deployment a hook may be called. @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html */
export type LifecycleStage =
  | "RECONCILE_SERVICE"
  | "PRE_SCALE_UP"
  | "POST_SCALE_UP"
  | "TEST_TRAFFIC_SHIFT"
  | "POST_TEST_TRAFFIC_SHIFT"
  | "PRODUCTION_TRAFFIC_SHIFT"
  | "POST_PRODUCTION_TRAFFIC_SHIFT";

/** A function that says whether a deployment may go on. */
export interface DeploymentHook {
  functionArn: pulumi.Input<string>;
  stages: LifecycleStage[];
}

/**
 * Minutes and percents that ECS takes.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
const MAX_BAKE_MINUTES = 1440;
const CANARY_PERCENT = [0.1, 100] as const;
const STEP_PERCENT = [3, 100] as const;

/** What a rollout needs, each with whether it holds. */
export function rolloutRules(rollout: Rollout): Record<string, boolean> {
  const minutes = Object.entries(rollout).flatMap(([name, value]) =>
    name.toLowerCase().endsWith("minutes") ? [Number(value)] : [],
  );
  return {
    [`whole minutes from 0 to ${String(MAX_BAKE_MINUTES)}`]: minutes.every(
      (one) => Number.isInteger(one) && one >= 0 && one <= MAX_BAKE_MINUTES,
    ),
    [`canaryPercent from ${CANARY_PERCENT.join(" to ")}`]:
      rollout.strategy !== "canary" || isWithin(CANARY_PERCENT, rollout.canaryPercent),
    [`stepPercent from ${STEP_PERCENT.join(" to ")}`]:
      rollout.strategy !== "linear" || isWithin(STEP_PERCENT, rollout.stepPercent),
  };
}

function isWithin([least, most]: readonly [number, number], value: number): boolean {
  return least <= value && value <= most;
}

/** The rollout as ECS has it. */
export function deploymentConfiguration(
  rollout: Rollout,
  hooks: DeploymentHook[],
  hookRoleArn?: pulumi.Input<string>,
): aws.types.input.ecs.ServiceDeploymentConfiguration {
  const lifecycleHooks = hooks.map(({ functionArn, stages }) => ({
    hookTargetArn: functionArn,
    lifecycleStages: stages,
    targetType: "AWS_LAMBDA",
    ...(hookRoleArn === undefined ? {} : { roleArn: hookRoleArn }),
  }));
  return { ...strategyOf(rollout), ...(hooks.length === 0 ? {} : { lifecycleHooks }) };
}

function strategyOf(rollout: Rollout): aws.types.input.ecs.ServiceDeploymentConfiguration {
  switch (rollout.strategy) {
    case "rolling":
      return { strategy: "ROLLING" };
    case "blueGreen":
      return { strategy: "BLUE_GREEN", bakeTimeInMinutes: String(rollout.bakeMinutes) };
    case "canary":
      return {
        strategy: "CANARY",
        bakeTimeInMinutes: String(rollout.bakeMinutes),
        canaryConfiguration: {
          canaryPercent: rollout.canaryPercent,
          canaryBakeTimeInMinutes: String(rollout.canaryBakeMinutes),
        },
      };
    case "linear":
      return {
        strategy: "LINEAR",
        bakeTimeInMinutes: String(rollout.bakeMinutes),
        linearConfiguration: {
          stepPercent: rollout.stepPercent,
          stepBakeTimeInMinutes: String(rollout.stepBakeMinutes),
        },
      };
  }
}
