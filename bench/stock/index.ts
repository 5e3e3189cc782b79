import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// What `pulumi new aws-typescript` leads to: plain resources, the default runtime options. The number comes from the benchmark.
const count = new pulumi.Config().requireNumber("count");
const provider = new aws.Provider("stock", {
  region: "us-east-2",
  assumeRoles: [{ roleArn: "arn:aws:iam::666666666666:role/NovamindDeploy" }],
});
for (let index = 0; index < count; index += 1) {
  new aws.sqs.Queue(`queue-${index}`, { visibilityTimeoutSeconds: 60 }, { provider });
}
