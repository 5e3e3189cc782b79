import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

type Notebook = PropsOf<"aws:sagemaker/notebookInstance:NotebookInstance">;

/** A notebook instance that complies with the rules on notebooks, but for what `changes` takes away or makes other. */
export function notebookExample(changes: Notebook = {}): Notebook {
  const whole: Notebook = {
    directInternetAccess: "Disabled",
    instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
    instanceType: "ml.t3.medium",
    kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
    roleArn: "arn:aws:iam::111122223333:role/notebook",
    rootAccess: "Disabled",
    securityGroups: ["sg-1"],
    subnetId: "subnet-1",
  };
  return changed(whole, changes);
}
