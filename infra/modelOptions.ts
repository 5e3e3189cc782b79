import { z } from "zod";

import { HOSTING_DEVICES } from "../components/compute/hostingDevices.ts";
import type { HostingType } from "../components/compute/hostingTypes.ts";
import { GPU_FAMILIES, INSTANCE_TYPES } from "../components/compute/instanceTypes.ts";
import { Bounds, GpuOptions } from "./gpuOptions.ts";
import { keys, matching, oneOf, TimeZone } from "./schema.ts";

type Refinement = z.core.$RefinementCtx;

const POSTURES = ["active", "passive"] as const;

const Digest = matching(/^sha256:[0-9a-f]{64}$/, "an image's digest: sha256: and 64 hex digits");
const Count = z.int("a whole number").min(1, "a whole number of at least 1");
const Cron = matching(
  /^[\dA-Za-z*?,/#-]+( [\dA-Za-z*?,/#-]+){5}$/,
  "a cron expression of six fields, such as 0 20 ? * MON-FRI *",
);
/** What answers at once has no queue in which requests could wait for a first instance. */
const Instances = Bounds.refine(({ min }) => min >= 1, {
  path: ["min"],
  message: "a whole number of at least 1",
});

const Pat = keys({
  release: keys({
    digest: Digest,
    weights: keys({
      key: matching(
        /^pat\/[\w./-]+\.(keras|h5|hdf5)$/,
        "a model below pat/, as .keras, .h5 or .hdf5",
      ),
      sha256: matching(/^[0-9a-f]{64}$/, "a checksum of 64 hex digits"),
    }),
  }).optional(),
  family: oneOf(GPU_FAMILIES.filter((family) => INSTANCE_TYPES[family].image === "gpu")),
  tasks: keys({ active: Bounds, passive: Bounds }),
  offHours: keys({
    bounds: Bounds,
    begin: Cron,
    end: Cron,
    timeZone: TimeZone,
  }).optional(),
}).refine(({ tasks: { active } }) => active.max === 0 || active.min > 0, {
  path: ["tasks", "active", "min"],
  message: "at least 1, or a max of 0: nothing but requests to a task starts the next",
});

const LLAMA_GPUS = ["ml.p4d.24xlarge", "ml.p5.48xlarge"] as const satisfies HostingType[];

const Folder = matching(/^llama\/([\w.-]+\/)+$/, "a folder of weights, such as llama/33b-1/");

const Llama = keys({
  release: keys({
    model: matching(/^[a-z0-9][a-z0-9.-]{0,62}$/, "name and version, such as mental-llama-33b-1"),
    digest: Digest,
    folder: Folder,
  }).optional(),
  realTime: keys({ instanceType: oneOf(LLAMA_GPUS), bounds: Instances }),
  asynchronous: z.discriminatedUnion(
    "instanceType",
    [
      keys({ instanceType: z.enum(LLAMA_GPUS), maxInstances: Count }),
      keys({
        instanceType: z.literal("ml.inf2.48xlarge"),
        maxInstances: Count,
        // Compiled for the chip, which fixes over how many cores it is spread.
        release: keys({ digest: Digest, folder: Folder, cores: Count }),
      }),
    ],
    { error: `an object whose instanceType is ${LLAMA_GPUS.join(", ")} or ml.inf2.48xlarge` },
  ),
});

/** Trees gain nothing from a chip. */
const Processor = oneOf(
  (Object.keys(HOSTING_DEVICES) as HostingType[]).filter(
    (type) => HOSTING_DEVICES[type].chip === "none",
  ),
);

const Xgboost = keys({
  release: keys({
    digest: Digest,
    // Of a model that was approved: none is before the first training.
    modelKey: z
      .templateLiteral([z.string(), ".tar.gz"], "a model below xgboost/artifacts/, as .tar.gz")
      .refine(
        (key) => /^xgboost\/artifacts\/[\w./-]+$/.test(key),
        "a model below xgboost/artifacts/, as .tar.gz",
      )
      .optional(),
  }).optional(),
  endpoint: keys({ instanceType: Processor, bounds: Instances }),
  training: keys({
    instanceType: Processor,
    spotWaitSeconds: z.int("a whole number").min(0, "a whole number of at least 0"),
  }),
  schedule: keys({
    expression: matching(
      /^(cron\((\S+ ){5}\S+\)|rate\([1-9]\d* (minute|hour|day)s?\))$/,
      "a schedule, such as cron(0 3 ? * SUN *)",
    ),
    timeZone: TimeZone,
  }),
});

const POOL = "an identity pool, as https://cognito-idp.us-east-2.amazonaws.com/us-east-2_a1B2c3D4e";

/** Whose tokens models take. */
const Tokens = keys({
  issuer: matching(
    /^https:\/\/cognito-idp(-fips)?\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+_[0-9A-Za-z]+$/,
    POOL,
  ),
  clientIds: z
    .array(matching(/^[\w+]{1,128}$/, "ids of app clients"), "a list of ids of app clients")
    .min(1, "one id of an app client or more"),
});

const QuotaCode = matching(/^L-[0-9A-F]{8}$/, "code of a quota, such as L-2F737F8D").optional();

/** Of sizes whose quotas AWS publishes nowhere: `aws service-quotas list-service-quotas --service-code sagemaker`. */
const QuotaCodes = z.partialRecord(
  oneOf(Object.keys(HOSTING_DEVICES) as HostingType[]),
  keys({
    endpoint: QuotaCode,
    processing: QuotaCode,
    training: QuotaCode,
    transform: QuotaCode,
  }),
  "codes by size and use",
);

/**
 * The models of a region, as its configuration says it under `models`: how much of what each may use, and, once there is an image and a
 * model, what runs.
 */
export const ModelOptions = keys({
  quotaCodes: QuotaCodes.optional(),
  tokens: Tokens.optional(),
  pat: Pat,
  llama: Llama,
  xgboost: Xgboost,
});

/** As much of a region stack's configuration as this file reads. */
const Plan = z.object({ gpuCapacity: GpuOptions, models: ModelOptions });
type Plan = z.infer<typeof Plan>;

/** What is wrong, and with which key below `models`. */
type Problem = [path: string[], allowed: string];

/** Refuses releases that nobody's tokens reach, and tasks for which there are no hosts; what is wrong in itself, its schema tells. */
export function modelsHold(given: object, context: Refinement): void {
  const { data } = Plan.safeParse(given);
  if (data === undefined) return;
  for (const [path, message] of [...tokenProblems(data), ...hostProblems(data)]) {
    context.addIssue({ code: "custom", path: ["models", ...path], message });
  }
}

function tokenProblems({ models: { tokens, pat, llama } }: Plan): Problem[] {
  const released = pat.release !== undefined || llama.release !== undefined;
  return released && tokens === undefined
    ? [[["tokens"], "whose tokens count, since there is a release: issuer and clientIds"]]
    : [];
}

function hostProblems({ gpuCapacity, models: { pat } }: Plan): Problem[] {
  const { family, tasks } = pat;
  const hosts = gpuCapacity[family];
  if (hosts === undefined) {
    const families = GPU_FAMILIES.filter((one) => gpuCapacity[one] !== undefined);
    return [[["pat", "family"], `a family of gpuCapacity: ${families.join(", ")}`]];
  }
  const gpusOf = (posture: (typeof POSTURES)[number]) =>
    hosts[posture].max * INSTANCE_TYPES[family].accelerators;
  const tooMany = POSTURES.filter((posture) => tasks[posture].max > gpusOf(posture));
  // While a release is tried, the one before it runs in full.
  const both = Math.floor(gpusOf("active") / 2);
  return [
    ...tooMany.map((posture): Problem => [
      ["pat", "tasks", posture, "max"],
      `at most ${String(gpusOf(posture))}: the GPUs of gpuCapacity.${family}.${posture}`,
    ]),
    ...(tasks.active.min > both
      ? [
          [
            ["pat", "tasks", "active", "min"],
            `at most ${String(both)}: half of the GPUs, since two releases run while one is tried`,
          ] satisfies Problem,
        ]
      : []),
  ];
}
