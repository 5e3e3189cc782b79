import type { PropsOf } from "../../awsType.ts";
import { TRAINING_JOB, trainingExample } from "../../lib/models.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const ENDPOINT = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const kmsKeyArn = "arn:aws:kms:us-east-2:111122223333:key/k";

const capture = (changes: PropsOf<typeof ENDPOINT>["dataCaptureConfig"]) => ({
  kmsKeyArn,
  dataCaptureConfig: { enableCapture: true, destinationS3Uri: "s3://inference/", ...changes },
});
const asynchronous = (kmsKeyId?: string) => ({
  kmsKeyArn,
  asyncInferenceConfig: {
    outputConfig: {
      s3OutputPath: "s3://inference/",
      ...(kmsKeyId !== undefined && { kmsKeyId }),
    },
  },
});

export const sagemakerOutputCmk = ruleOfCases({
  id: "sagemaker-output-cmk",
  title: "What models write is encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Captured data, asynchronous answers and training results name a KMS key.",
  rationale: "Requests and answers of a model are PHI; a customer key says who reads them.",
  fix: "dataCaptureConfig: { kmsKeyId: key.arn, … }",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
  cases: [
    on({
      type: ENDPOINT,
      check: ({ dataCaptureConfig: data = {}, asyncInferenceConfig: given = {} }) => {
        if (data.enableCapture === true && !("kmsKeyId" in data)) {
          return "dataCaptureConfig must set kmsKeyId";
        }
        const { outputConfig } = given;
        return outputConfig !== undefined && !("kmsKeyId" in outputConfig)
          ? "asyncInferenceConfig.outputConfig must set kmsKeyId"
          : undefined;
      },
      complies: [
        { kmsKeyArn },
        capture({ kmsKeyId: UNKNOWN }),
        capture({ enableCapture: false }),
        asynchronous(UNKNOWN),
      ],
      violates: [capture({}), asynchronous()],
      undecided: [capture({ enableCapture: UNKNOWN as never })],
    }),
    on({
      type: TRAINING_JOB,
      check: ({ outputDataConfig = {} }) =>
        "kmsKeyId" in outputDataConfig ? undefined : "outputDataConfig must set kmsKeyId",
      complies: [trainingExample()],
      violates: [trainingExample({ outputDataConfig: { s3OutputPath: "s3://models/risk/" } })],
    }),
  ],
});
