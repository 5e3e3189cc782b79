import { expect } from "chai";

import { AI_OPERATIONS, aiStatement } from "./aiServices.ts";

describe("aiStatement", () => {
  it("allows the operations that are named, in the role's own region alone", () => {
    expect(aiStatement("comprehendmedical", ["DetectPHI"], { region: "us-west-2" })).to.deep.equal({
      Sid: "MedicalText",
      Effect: "Allow",
      Action: ["comprehendmedical:DetectPHI"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": "us-west-2" } },
    });
    expect(
      aiStatement("rekognition", ["DetectFaces", "DetectLabels"], { region: "us-east-2" }),
    ).to.deep.include({
      Sid: "Images",
      Action: ["rekognition:DetectFaces", "rekognition:DetectLabels"],
    });
  });

  it("knows no job, no collection and no wildcard", () => {
    for (const operation of Object.values(AI_OPERATIONS).flat()) {
      expect(operation).to.match(/^(Detect|Infer)[A-Za-z0-9]+$/);
    }
    // @ts-expect-error A job reads and writes buckets under a role of its own.
    const job = aiStatement("comprehendmedical", ["StartPHIDetectionJob"], { region: "r" });
    // @ts-expect-error An operation of another service.
    const other = aiStatement("rekognition", ["DetectPHI"], { region: "r" });
    expect([job, other]).to.have.length(2);
  });
});
