import { expect } from "chai";

import { KEY } from "../compute/testing/hosting.ts";
import { deploy, inventory, valueOf } from "../testing/deploy.ts";
import { InferenceTopics } from "./inferenceTopics.ts";

describe("InferenceTopics", () => {
  it("are two encrypted topics that nobody of another account may publish to, and over TLS only", async () => {
    let made: InferenceTopics | undefined;
    const declared = await deploy(() => {
      made = new InferenceTopics("llama", { keyArn: KEY });
    });

    expect(inventory(declared)).to.deep.equal({
      "novamind:workloads:InferenceTopics": 1,
      "aws:sns/topic:Topic": 2,
      "aws:sns/topicPolicy:TopicPolicy": 2,
    });
    for (const { inputs } of declared.filter(({ type }) => type.endsWith(":Topic"))) {
      expect(inputs).to.deep.equal({ kmsMasterKeyId: KEY, signatureVersion: 2 });
    }
    for (const { inputs } of declared.filter(({ type }) => type.endsWith(":TopicPolicy"))) {
      expect(inputs["policy"])
        .to.contain('"aws:SecureTransport":"false"')
        .and.not.contain('"Effect":"Allow"');
    }
    expect(made && (await valueOf(made.successArn))).to.equal("arn:aws:mock:::llama-answers");
    expect(made && (await valueOf(made.errorArn))).to.equal("arn:aws:mock:::llama-failures");
  });
});
