import { expect } from "chai";
import { z } from "zod";

import { ModelOptions, modelsHold } from "./modelOptions.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const bounds = { min: 1, max: 2 };
const folder = "llama/33b-1/";

/** Nothing runs yet. */
const models = {
  pat: { family: "g5", tasks: { active: bounds, passive: { min: 0, max: 0 } } },
  llama: {
    realTime: { instanceType: "ml.p4d.24xlarge", bounds },
    asynchronous: { instanceType: "ml.p4d.24xlarge", maxInstances: 2 },
  },
  xgboost: {
    endpoint: { instanceType: "ml.m5.xlarge", bounds },
    training: { instanceType: "ml.m5.xlarge", spotWaitSeconds: 3600 },
    schedule: { expression: "cron(0 3 ? * SUN *)", timeZone: "Etc/UTC" },
  },
};

/** Everything runs, with every option. */
const running = {
  tokens: {
    issuer: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_a1B2c3D4e",
    clientIds: ["7gd1examp1e5clinic"],
  },
  pat: {
    ...models.pat,
    release: { digest, weights: { key: "pat/PAT-M.keras", sha256: "0f".repeat(32) } },
    offHours: {
      bounds: { min: 1, max: 1 },
      begin: "0 20 ? * * *",
      end: "0 6 ? * MON-FRI *",
      timeZone: "America/Chicago",
    },
  },
  llama: {
    ...models.llama,
    release: { model: "mental-llama-33b-1", digest, folder },
    asynchronous: {
      instanceType: "ml.inf2.48xlarge",
      maxInstances: 1,
      release: { digest, folder, cores: 12 },
    },
  },
  xgboost: { ...models.xgboost, release: { digest } },
};

const gpuCapacity = { g5: { active: { min: 0, max: 4 }, passive: { min: 0, max: 0 } } };
const Plan = z
  .object({ gpuCapacity: z.unknown(), models: ModelOptions })
  .superRefine(modelsHold, { when: () => true });

function problems(given: object, hosts: object = gpuCapacity): string[] {
  const { error } = Plan.safeParse({ gpuCapacity: hosts, models: given });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("models in the configuration", () => {
  it("takes what is to run, and nothing that runs yet", () => {
    expect(ModelOptions.parse(running)).to.deep.equal(running);
    expect(ModelOptions.parse(models)).to.deep.equal(models);
    expect(problems(running)).to.deep.equal([]);
    expect(problems(models)).to.deep.equal([]);
  });

  const { pat, llama, xgboost } = running;
  const cases: [string, object, string][] = [
    [
      "an image by its tag",
      { pat: { ...pat, release: { ...pat.release, digest: "latest" } } },
      "models.pat.release.digest: an image's digest: sha256: and 64 hex digits",
    ],
    [
      "weights that PAT's role cannot read",
      {
        pat: { ...pat, release: { digest, weights: { key: "PAT-M.h5", sha256: "00".repeat(32) } } },
      },
      "models.pat.release.weights.key: a model below pat/, as .keras, .h5 or .hdf5",
    ],
    [
      "an image without a model",
      { pat: { ...pat, release: { digest } } },
      "models.pat.release.weights: an object",
    ],
    [
      "hosts without NVIDIA GPUs",
      { pat: { ...pat, family: "inf2" } },
      "models.pat.family: one of p4d, p5, g5, g6",
    ],
    [
      "a service that never starts",
      { pat: { ...pat, tasks: { ...pat.tasks, active: { min: 0, max: 2 } } } },
      "models.pat.tasks.active.min: at least 1, or a max of 0: nothing but requests to a task starts the next",
    ],
    [
      "hours of five fields",
      { pat: { ...pat, offHours: { ...pat.offHours, begin: "0 20 * * *" } } },
      "models.pat.offHours.begin: a cron expression of six fields, such as 0 20 ? * MON-FRI *",
    ],
    [
      "an endpoint that answers at once with no instance",
      { llama: { ...llama, realTime: { ...llama.realTime, bounds: { min: 0, max: 1 } } } },
      "models.llama.realTime.bounds.min: a whole number of at least 1",
    ],
    [
      "a model that is not compiled for its chip",
      { llama: { ...llama, asynchronous: { instanceType: "ml.inf2.48xlarge", maxInstances: 1 } } },
      "models.llama.asynchronous.release: an object",
    ],
    [
      "an instance too small for the model",
      { llama: { ...llama, asynchronous: { instanceType: "ml.g5.2xlarge", maxInstances: 1 } } },
      "models.llama.asynchronous.instanceType: an object whose instanceType is ml.p4d.24xlarge, ml.p5.48xlarge or ml.inf2.48xlarge",
    ],
    [
      "trees on GPUs",
      { xgboost: { ...xgboost, endpoint: { instanceType: "ml.g5.2xlarge", bounds } } },
      "models.xgboost.endpoint.instanceType: one of ml.m5.large, ml.m5.xlarge, ml.m5.2xlarge, ml.m5.4xlarge, ml.m7i.xlarge, ml.m7i.2xlarge",
    ],
    [
      "a schedule that is none",
      { xgboost: { ...xgboost, schedule: { ...xgboost.schedule, expression: "weekly" } } },
      "models.xgboost.schedule.expression: a schedule, such as cron(0 3 ? * SUN *)",
    ],
    [
      "an unknown key",
      { xgboost: { ...xgboost, spot: true } },
      "models.xgboost: only release, endpoint, training, schedule",
    ],
    [
      "tokens of anybody",
      { tokens: { issuer: "https://example.com", clientIds: [] } },
      "models.tokens.issuer: an identity pool, as https://cognito-idp.us-east-2.amazonaws.com/us-east-2_a1B2c3D4e",
    ],
  ];
  for (const [what, options, problem] of cases) {
    it(`refuses ${what}`, () => {
      expect(problems({ ...running, ...options })).to.include(problem);
    });
  }

  it("refuses a release as long as nobody's tokens reach it", () => {
    const needed = [
      "models.tokens: whose tokens count, since there is a release: issuer and clientIds",
    ];

    expect(problems({ ...models, pat })).to.deep.equal(needed);
    expect(problems({ ...models, llama })).to.deep.equal(needed);
    expect(problems({ ...models, xgboost })).to.deep.equal([]);
  });

  it("refuses tasks for which there are no hosts, also while a release is tried", () => {
    const g6 = { g6: gpuCapacity.g5 };
    const tasks = { active: { min: 3, max: 5 }, passive: { min: 0, max: 1 } };

    expect(problems(models, g6)).to.deep.equal(["models.pat.family: a family of gpuCapacity: g6"]);
    expect(problems({ ...models, pat: { ...models.pat, tasks } })).to.deep.equal([
      "models.pat.tasks.active.max: at most 4: the GPUs of gpuCapacity.g5.active",
      "models.pat.tasks.passive.max: at most 0: the GPUs of gpuCapacity.g5.passive",
      "models.pat.tasks.active.min: at most 2: half of the GPUs, since two releases run while one is tried",
    ]);
  });

  it("counts eight GPUs on a host that has them", () => {
    const p4d = { active: { min: 0, max: 1 }, passive: { min: 0, max: 0 } };
    const tasks = { active: { min: 4, max: 8 }, passive: { min: 0, max: 0 } };

    expect(problems({ ...models, pat: { family: "p4d", tasks } }, { p4d })).to.deep.equal([]);
  });

  it("says nothing of hosts as long as a part of it is wrong in itself", () => {
    expect(problems({ ...models, pat: { ...models.pat, family: "g4dn" } }, {})).to.deep.equal([
      "models.pat.family: one of p4d, p5, g5, g6",
    ]);
  });
});
