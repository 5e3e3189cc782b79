import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { settings as redactionSettings } from "../../services/llama-redaction/src/settings.ts";
import { settings as resultsSettings } from "../../services/llama-results/src/settings.ts";
import { HOME, KEY, providersOf, refusal, statementsOf } from "../compute/testing/hosting.ts";
import { keyAccess } from "../data/keyAccess.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { MentalLlama } from "./mentalLlama.ts";
import { ARGS, DATA_KEY, INFERENCE, MODELS } from "./testing/llama.ts";

const FUNCTION = "aws:lambda/function:Function";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** Of all inline policies of a role together. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_INLINE_CHARACTERS = 10_240;

const environmentOf = (declared: Declared[], name: string) => {
  const { environment } = only(declared, FUNCTION, name).inputs;
  return (environment as { variables: Record<string, string> }).variables;
};
const bySid = (declared: Declared[], name: string) =>
  Object.fromEntries(
    statementsOf(only(declared, ROLE_POLICY, name)).map(({ Sid, ...rest }) => [Sid, rest]),
  );

describe("MentalLlama", () => {
  let made: MentalLlama;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new MentalLlama("prod-llama", ARGS, { provider });
    });
  });

  it("is a way in, a queue, a pipe, a workflow and endpoints", async () => {
    expect(inventory(declared)).to.include({
      "novamind:workloads:MentalLlama": 1,
      "novamind:data:WorkQueue": 1,
      "novamind:workloads:LlamaEntrance": 1,
      "novamind:workloads:LlamaHosting": 1,
      "novamind:workloads:LlamaAnalysis": 1,
      "novamind:workloads:QueuePipe": 1,
      "novamind:compute:Workflow": 1,
      "novamind:data:PrivateFunction": 2,
      "novamind:data:FunctionAlarms": 2,
      "aws:sagemaker/endpoint:Endpoint": 2,
      // The model, two functions, the workflow and the pipe.
      [ROLE]: 5,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.queueArn)).to.equal("arn:aws:mock:::prod-llama-requests");
    expect(await valueOf(made.deadLetterQueueArn)).to.equal(
      "arn:aws:mock:::prod-llama-requests-failed",
    );
    expect(made.stateMachineArn && (await valueOf(made.stateMachineArn))).to.equal(
      "arn:aws:mock:::prod-llama-workflow",
    );
    expect(made.realTimeEndpointArn && (await valueOf(made.realTimeEndpointArn))).to.equal(
      "arn:aws:mock:::prod-llama",
    );
    expect(made.asyncEndpointArn && (await valueOf(made.asyncEndpointArn))).to.equal(
      "arn:aws:mock:::prod-llama-async",
    );
  });

  it("is but its queue until there is an image", async () => {
    const without = await deploy(() => new MentalLlama("prod-llama", { ...ARGS, service: "none" }));

    expect(inventory(without)).to.deep.equal({
      "novamind:workloads:MentalLlama": 1,
      "novamind:data:WorkQueue": 1,
      "novamind:data:DeadLetterQueue": 1,
      "novamind:data:QueueAlarms": 1,
      "aws:sqs/queue:Queue": 2,
      "aws:sqs/queuePolicy:QueuePolicy": 2,
      "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 2,
    });
  });

  it("hides a message for longer than a pipe takes to pass it on", () => {
    expect(only(declared, "aws:sqs/queue:Queue", "prod-llama-requests").inputs).to.include({
      kmsMasterKeyId: KEY,
      visibilityTimeoutSeconds: 1800,
    });
    expect(only(declared, "aws:pipes/pipe:Pipe").inputs).to.include({
      source: "arn:aws:mock:::prod-llama-requests",
      target: "arn:aws:mock:::prod-llama-workflow",
      desiredState: "RUNNING",
    });
  });

  it("tells functions all that they ask their environment for", () => {
    const redaction = redactionSettings(environmentOf(declared, "prod-llama-redaction"));
    expect(redaction).to.deep.equal({
      userPoolId: "us-east-2_AbCdEfGhI",
      clientIds: ["web", "mobile"],
      allowedGroups: ["clinicians"],
      jwks: {
        bucket: MODELS.arn.split(":::")[1],
        key: "identity/jwks.json",
        owner: HOME.accountId,
      },
      requests: { bucket: INFERENCE.arn.split(":::")[1], owner: HOME.accountId, keyArn: KEY },
      queueUrl: "prod-llama-requests_id",
      minScore: 0.5,
    });
    expect(resultsSettings(environmentOf(declared, "prod-llama-results"))).to.deep.equal({
      requestsBucket: "prod-ml-inference-1a2b3c4",
      outputsBucket: "prod-ml-inference-1a2b3c4",
      owner: HOME.accountId,
      results: { bucket: "prod-data-results-1a2b3c4", owner: "999988887777", keyArn: DATA_KEY },
      tableArn: ARGS.data.results.tables.analysisResults.arn,
    });
  });

  it("lets the way in find PHI, read no answer and write no result; and results be the last to go", () => {
    const redaction = bySid(declared, "prod-llama-redaction");
    const results = bySid(declared, "prod-llama-results");

    expect(redaction["MedicalText"]?.Action).to.deep.equal(["comprehendmedical:DetectPHI"]);
    expect(redaction["Send"]?.Resource).to.equal("arn:aws:mock:::prod-llama-requests");
    expect(JSON.stringify(redaction)).to.not.match(/answers\/|s3:Delete|results|dynamodb/);
    expect(results["Discard"]).to.deep.include({
      Action: "s3:DeleteObject",
      Resource: [`${INFERENCE.arn}/requests/*`, `${INFERENCE.arn}/answers/*`],
    });
    expect(results["WriteResults"]?.Resource).to.deep.equal([
      "arn:aws:s3:::prod-data-results-1a2b3c4/llama/*",
    ]);
  });

  it("refuses a name by which no policy would know its roles", async () => {
    const program = () => new MentalLlama("prod-mental", { ...ARGS, service: "none" });

    expect(await refusal(deploy(program))).to.equal("MentalLlama needs a name that ends in -llama");
  });

  it("calls its roles as the key's policy names them, each within what IAM takes", () => {
    const accountIds = { data: "999988887777", ml: HOME.accountId };
    const place = { home: HOME, account: "ml", name: "prod", deployRole: "Deploy", accountIds };
    const { users } = keyAccess({ ...place, account: "ml" }, "phi");
    const isKnown = (role: string) =>
      users.some(({ principalArnPattern }) => {
        const ending = /\*(-.+)-\?{7}$/.exec(principalArnPattern)?.[1];
        return ending !== undefined && role.endsWith(ending);
      });
    const roles = declared.filter(({ type }) => type === ROLE).map(({ name }) => name);

    expect(roles.filter((role) => !isKnown(role))).to.deep.equal([]);
    for (const role of roles) {
      const policies = declared.filter(
        ({ type, inputs }) => type === ROLE_POLICY && inputs["role"] === role,
      );
      const text = policies.map(({ inputs }) => inputs["policy"]).join("");
      expect(text.length, role).to.be.within(1, MAX_INLINE_CHARACTERS);
    }
  });
});
