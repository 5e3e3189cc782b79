import type { PropsOf } from "../../awsType.ts";
import { anyOf } from "../../lib/anyOf.ts";
import { hasLocalDisks } from "../../lib/localDisks.ts";
import { rule, UNKNOWN } from "../../rule.ts";

type Endpoint = PropsOf<"aws:sagemaker/endpointConfiguration:EndpointConfiguration">;

const on = (instanceType: string) => ({ modelName: "model", instanceType });
const kmsKeyArn = "arn:aws:kms:us-east-2:111122223333:key/k";

/** A configuration has one key or none for all of its variants, and SageMaker refuses one where an instance has disks of its own. */
export const sagemakerEndpointKms = rule({
  id: "sagemaker-endpoint-kms",
  title: "Volumes of endpoints are under a key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires:
    "An endpoint's configuration sets kmsKeyArn, unless all of its instances encrypt local disks themselves.",
  rationale: "Models and what passes through them lie on the instances' volumes.",
  fix: "kmsKeyArn: key.arn",
  source: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
  type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
  check: (props) =>
    "kmsKeyArn" in props || !hasVolumes(props) ? undefined : "kmsKeyArn must be set",
  complies: [
    { productionVariants: [on("ml.m5.large")], kmsKeyArn },
    { productionVariants: [on("ml.m5.large")], kmsKeyArn: UNKNOWN },
    { productionVariants: [on("ml.g5.2xlarge")] },
    {
      productionVariants: [on("ml.p4d.24xlarge")],
      shadowProductionVariants: [on("ml.p5.48xlarge")],
    },
  ],
  violates: [
    {},
    { productionVariants: [on("ml.inf2.xlarge")] },
    { productionVariants: [{ modelName: "model", serverlessConfig: { maxConcurrency: 5 } }] },
    { productionVariants: [on("ml.g5.2xlarge")], shadowProductionVariants: [on("ml.m5.large")] },
  ],
  undecided: [{ productionVariants: [on(UNKNOWN)] }],
});

const hasVolumes = ({ productionVariants = [], shadowProductionVariants = [] }: Endpoint) =>
  productionVariants.length === 0 ||
  anyOf(
    [...productionVariants, ...shadowProductionVariants],
    ({ instanceType = "" }) => !hasLocalDisks(instanceType),
  );
