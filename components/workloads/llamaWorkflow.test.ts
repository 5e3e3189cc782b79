import { expect } from "chai";

import { definitionNeeds } from "../compute/workflowDefinition.ts";
import { definitionErrors } from "../testing/statesLanguage.ts";
import { llamaWorkflow, type LlamaWorkflowArgs } from "./llamaWorkflow.ts";
import { execute, type Service } from "./testing/execution.ts";

const ARGS: LlamaWorkflowArgs = {
  partition: "aws-us-gov",
  accountId: "111122223333",
  requestsBucketName: "requests",
  outputsBucketName: "outputs",
  asyncEndpointName: "prod-llama-async",
  realTimeEndpointName: "prod-llama",
  model: "mentallama-33b-1",
  resultsFunctionArn: "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:llama-results",
  deadLetterQueueUrl: "https://sqs.us-gov-west-1.amazonaws.com/111122223333/dead",
};

const MESSAGE = {
  id: "0f0e0d0c-0b0a-8000-8000-010203040506",
  key: "requests/0f0e0d0c-0b0a-8000-8000-010203040506.json",
  mode: "interactive",
  subject: "11111111-2222-4333-8444-555555555555",
  requestedBy: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
};
/** One that waits for the queue alone. */
const BATCH = { ...MESSAGE, mode: "batch" };
const piped = (message: object) => [{ messageId: "m", body: JSON.stringify(message) }];
const named = (name: string) => Object.assign(new Error("Jane Doe"), { name });

/** What SageMaker says of an endpoint that is not there. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
const NO_ENDPOINT: Record<string, Service> = {
  "sagemakerruntime:invokeEndpoint": () => {
    throw named("SageMakerRuntime.ValidationErrorException");
  },
};

/** Answers as the services do when all goes well; the queue's answer is there at the third look. */
function services(changed: Record<string, Service> = {}): Record<string, Service> {
  let looks = 0;
  return {
    "s3:getObject": () => ({ Body: JSON.stringify({ inputs: "[NAME]" }) }),
    "sagemakerruntime:invokeEndpoint": () => ({ Body: '[{"generated_text":"calm"}]' }),
    "sagemakerruntime:invokeEndpointAsync": () => ({
      OutputLocation: "s3://outputs/llama/answers/1.out",
      FailureLocation: "s3://outputs/llama/answers/failures/1-error.out",
    }),
    "s3:listObjectsV2": ({ Prefix }) =>
      String(Prefix).endsWith(".out") && !String(Prefix).includes("failures") && ++looks === 3
        ? { Contents: [{ Key: Prefix }] }
        : {},
    "lambda:invoke": () => ({ Payload: { outcome: "recorded" } }),
    "sqs:sendMessage": () => ({}),
    ...changed,
  };
}

describe("the workflow of MentalLLaMA", () => {
  it("is a valid definition, with a limit for each task", () => {
    const definition = llamaWorkflow(ARGS);

    expect(definitionErrors(JSON.stringify(definition))).to.equal("");
    expect(Object.values(definitionNeeds(definition))).to.not.include(false);
  });

  it("names integrations in the partition of its region", () => {
    expect(JSON.stringify(llamaWorkflow(ARGS))).to.not.contain("arn:aws:");
  });

  it("answers an interactive request at once, with the request as an object", async () => {
    const { path, calls } = await execute(llamaWorkflow(ARGS), piped(MESSAGE), services());

    expect(path).to.deep.equal(["Read", "Mode", "Fetch", "Ask", "RecordAnswer", "Done"]);
    expect(calls["Fetch"]?.[0]).to.include({ Bucket: "requests", Key: MESSAGE.key });
    expect(calls["Ask"]?.[0]).to.deep.include({
      EndpointName: "prod-llama",
      Body: { inputs: "[NAME]" },
    });
    expect(calls["RecordAnswer"]?.[0]?.["Payload"]).to.deep.equal({
      id: MESSAGE.id,
      subject: MESSAGE.subject,
      requestedBy: MESSAGE.requestedBy,
      requestKey: MESSAGE.key,
      model: "mentallama-33b-1",
      body: '[{"generated_text":"calm"}]',
    });
  });

  for (const [why, message, changed] of [
    ["is a batch", BATCH, {}],
    ["finds no real-time endpoint, as before a promotion", MESSAGE, NO_ENDPOINT],
  ] as const) {
    it(`has a request wait that ${why}, longer each time`, async () => {
      const { path, calls, seconds } = await execute(
        llamaWorkflow(ARGS),
        piped(message),
        services(changed),
      );

      expect(path.filter((state) => state === "Wait")).to.have.length(3);
      expect(path.slice(-3)).to.deep.equal(["OutputThere", "RecordOutput", "Done"]);
      expect(seconds).to.equal(10 + 15 + 23);
      expect(calls["Enqueue"]?.[0]).to.include({
        EndpointName: "prod-llama-async",
        InputLocation: `s3://requests/${MESSAGE.key}`,
        InvocationTimeoutSeconds: 900,
        RequestTTLSeconds: 21_600,
      });
      const said = calls["RecordOutput"]?.[0]?.["Payload"];
      expect(said).to.include({ outputKey: "llama/answers/1.out" }).and.not.have.property("body");
    });
  }

  it("turns to the queue when the real-time endpoint fails", async () => {
    const failing = services({
      "sagemakerruntime:invokeEndpoint": () => {
        throw named("SageMakerRuntime.ServiceUnavailableException");
      },
    });
    const { path, error } = await execute(llamaWorkflow(ARGS), piped(MESSAGE), failing);

    expect(path).to.include.members(["Ask", "Enqueue", "RecordOutput"]);
    expect(error).to.equal(undefined);
  });

  it("records what the model could not do, keeps the message, and fails", async () => {
    const failing = services({
      "s3:listObjectsV2": ({ Prefix }) =>
        String(Prefix).includes("failures") ? { Contents: [{}] } : {},
    });
    const { calls, error } = await execute(llamaWorkflow(ARGS), piped(BATCH), failing);

    expect(error).to.equal("ModelFailed");
    expect(calls["RecordFailure"]?.[0]?.["Payload"]).to.deep.equal({
      id: MESSAGE.id,
      subject: MESSAGE.subject,
      requestedBy: MESSAGE.requestedBy,
      error: "ModelFailed",
    });
    const { MessageBody } = calls["KeepMessage"]?.[0] ?? {};
    expect(JSON.parse(String(MessageBody))).to.deep.equal(BATCH);
  });

  it("gives up once no answer can come any more, within its own limit", async () => {
    const silent = services({ "s3:listObjectsV2": () => ({}) });
    const definition = llamaWorkflow(ARGS);
    const { error, seconds } = await execute(definition, piped(BATCH), silent);

    expect(error).to.equal("NoAnswerInTime");
    expect(seconds)
      .to.be.above(21_600 + 900)
      .and.below(definition.TimeoutSeconds);
  });

  it("passes on the name of an error, never what it says", async () => {
    const failing = services({
      "sagemakerruntime:invokeEndpointAsync": () => {
        throw named("SageMakerRuntime.ValidationErrorException");
      },
    });
    const { calls, error } = await execute(llamaWorkflow(ARGS), piped(BATCH), failing);

    expect(error).to.equal("SageMakerRuntime.ValidationErrorException");
    expect(JSON.stringify(calls)).to.not.contain("Jane");
  });

  it("keeps the message even when the failure cannot be recorded", async () => {
    const failing = services({
      "lambda:invoke": () => {
        throw named("Lambda.ServiceException");
      },
    });
    const { path } = await execute(llamaWorkflow(ARGS), piped(MESSAGE), failing);

    expect(path.slice(-4)).to.deep.equal([
      "RecordAnswer",
      "RecordFailure",
      "KeepMessage",
      "NotAnalyzed",
    ]);
  });

  it("ends well when another message of the same request has its result", async () => {
    const late = services({
      "s3:getObject": () => {
        throw named("S3.NoSuchKeyException");
      },
      "s3:listObjectsV2": ({ Prefix }) =>
        String(Prefix).includes("failures") ? { Contents: [{}] } : {},
      "lambda:invoke": () => ({ Payload: { outcome: "known" } }),
    });
    const { path, error } = await execute(llamaWorkflow(ARGS), piped(MESSAGE), late);

    expect(path.slice(-3)).to.deep.equal(["RecordFailure", "HasResult", "Done"]);
    expect(error).to.equal(undefined);
  });
});
