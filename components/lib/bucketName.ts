import * as pulumi from "@pulumi/pulumi";

/** A bucket's name, which is the last part of its ARN. */
export function bucketNameOf(bucketArn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.output(bucketArn).apply((arn) => arn.slice(arn.lastIndexOf(":") + 1));
}
