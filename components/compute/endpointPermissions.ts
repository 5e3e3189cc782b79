import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";
import {
  type BucketFolder,
  captureStatements,
  hostingStatements,
  volumeStatement,
} from "./endpointStatements.ts";
import { takesVolumeKey } from "./endpointVariant.ts";
import type { HostingType } from "./hostingTypes.ts";

export interface EndpointPermissionsArgs {
  home: Home;
  /** As the endpoint will be called, which is its logical name. */
  endpointName: string;
  modelName: pulumi.Input<string>;
  /** Role that SageMaker takes for the model. */
  roleName: pulumi.Input<string>;
  instanceType: HostingType;
  /** Where requests and answers are kept. */
  capture: "off" | BucketFolder;
  /** Key of volumes, of instance types that have any, and of what is captured. */
  keyArn: pulumi.Input<string>;
}

/**
 * What the role of a model may do for an endpoint that answers at once. It spells what belongs to the endpoint, and needs none of it, so
 * both postures declare the same: IAM is changed in one region for all, and a promotion must not wait for that one. Children: 1 role policy.
 *
 * @see 45 CFR 164.308(a)(7)(i), contingency plan; 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/disaster-recovery-resiliency.html
 */
export class EndpointPermissions extends pulumi.ComponentResource {
  /** For variants of the endpoint: known once the role may serve it. */
  readonly modelName: pulumi.Output<string>;

  constructor(name: string, args: EndpointPermissionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:EndpointPermissions", name, args, opts);
    const { home, endpointName, roleName: role, capture, keyArn } = args;

    const policy = policyDocument(
      ...hostingStatements(endpointName, home),
      ...(takesVolumeKey(args) ? [volumeStatement(keyArn)] : []),
      ...(capture === "off" ? [] : captureStatements(capture, keyArn, home)),
    );
    const added = new aws.iam.RolePolicy(name, { role, policy }, { parent: this });

    this.modelName = after(pulumi.output(args.modelName), added);
    this.registerOutputs({ modelName: this.modelName });
  }
}
