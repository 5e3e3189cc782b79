import type { Rule } from "../../rule.ts";
import { sagemakerDomainIdentityCenter } from "./sagemaker-domain-identity-center.ts";
import { sagemakerDomainVpcOnly } from "./sagemaker-domain-vpc-only.ts";
import { sagemakerEndpointKms } from "./sagemaker-endpoint-kms.ts";
import { sagemakerFeatureGroupCmk } from "./sagemaker-feature-group-cmk.ts";
import { sagemakerInVpc } from "./sagemaker-in-vpc.ts";
import { sagemakerModelNoPlaintextSecrets } from "./sagemaker-model-no-plaintext-secrets.ts";
import { sagemakerNetworkIsolation } from "./sagemaker-network-isolation.ts";
import { sagemakerNotebookKms } from "./sagemaker-notebook-kms.ts";
import { sagemakerNotebookNoInternet } from "./sagemaker-notebook-no-internet.ts";
import { sagemakerOutputCmk } from "./sagemaker-output-cmk.ts";
import { sagemakerTrainingTrafficEncrypted } from "./sagemaker-training-traffic-encrypted.ts";

export const sagemakerRules: readonly Rule[] = [
  sagemakerDomainIdentityCenter,
  sagemakerDomainVpcOnly,
  sagemakerEndpointKms,
  sagemakerFeatureGroupCmk,
  sagemakerInVpc,
  sagemakerModelNoPlaintextSecrets,
  sagemakerNetworkIsolation,
  sagemakerNotebookKms,
  sagemakerNotebookNoInternet,
  sagemakerOutputCmk,
  sagemakerTrainingTrafficEncrypted,
];
