import * as aws from "@pulumi/aws";

/**
 * Networks from which S3 and DynamoDB of a region answer through gateway endpoints. AWS publishes them as prefix lists, which a
 * network ACL cannot name.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export async function storageCidrs(provider: aws.Provider, region: string): Promise<string[]> {
  const lists = ["s3", "dynamodb"].map((service) =>
    aws.ec2.getPrefixList({ name: `com.amazonaws.${region}.${service}` }, { provider }),
  );
  return (await Promise.all(lists)).flatMap(({ cidrBlocks }) => cidrBlocks);
}
