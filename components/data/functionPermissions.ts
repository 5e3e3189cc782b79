import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";

/** Where a function runs inside a VPC. */
export interface FunctionNetwork {
  subnetIds: pulumi.Input<string>[];
  securityGroupIds: pulumi.Input<string>[];
}

/** What Lambda does for a function in a VPC. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
const INTERFACES = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:GetSecurityGroupsForVpc",
  "ec2:UnassignPrivateIpAddresses",
];

/** What every function of the platform needs: write its log and its trace, keep what failed, use its key. */
export function workStatements(its: {
  keyArn: pulumi.Input<string>;
  queueArn: pulumi.Input<string>;
  groupArn: pulumi.Input<string>;
}): aws.iam.PolicyStatement[] {
  return [
    {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${its.groupArn}:*`,
    },
    { Sid: "DeadLetters", Effect: "Allow", Action: "sqs:SendMessage", Resource: its.queueArn },
    {
      Sid: "Key",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: its.keyArn,
    },
    {
      // Neither action knows resources.
      Sid: "Trace",
      Effect: "Allow",
      Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
      Resource: "*",
    },
  ];
}

/** Lets Lambda make the network interfaces of a function, and not the function's own code. */
export function networkStatements({
  accountId,
  partition,
  region,
}: Home): aws.iam.PolicyStatement[] {
  const functions = `arn:${partition}:lambda:${region}:${accountId}:function:*`;
  return [
    { Sid: "Interfaces", Effect: "Allow", Action: INTERFACES, Resource: "*" },
    {
      Sid: "InterfacesNotByCode",
      Effect: "Deny",
      Action: INTERFACES,
      Resource: "*",
      Condition: { ArnLike: { "lambda:SourceFunctionArn": functions } },
    },
  ];
}
