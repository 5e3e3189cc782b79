import type { Declared } from "../../testing/deploy.ts";
import type { HostedVariant } from "../endpointVariant.ts";

export const HOME = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
export const KEY = "arn:aws:kms:us-east-2:111122223333:key/phi";
export const LOG_KEY = "arn:aws:kms:us-east-2:111122223333:key/logs";
export const TOPIC = "arn:aws:sns:us-east-2:111122223333:alarms";

/** A model on an instance type with local disks. */
export const ON_DISKS: HostedVariant = {
  modelName: "llama",
  instanceType: "ml.p4d.24xlarge",
  instances: 2,
  downloadSeconds: 3600,
  startupSeconds: 1800,
};

/** A model on an instance type with a volume. */
export const ON_VOLUME: HostedVariant = {
  ...ON_DISKS,
  instanceType: "ml.m5.xlarge",
  volumeGb: 30,
  downloadSeconds: 60,
  startupSeconds: 60,
};

export interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** The statements of a declared role policy. */
export function statementsOf({ inputs }: Declared): Statement[] {
  return (JSON.parse(inputs["policy"] as string) as { Statement: Statement[] }).Statement;
}

/** The providers of all resources but components and providers, each once. */
export function providersOf(declared: Declared[]): string[] {
  const custom = declared.filter((one) => one.custom && one.type !== "pulumi:providers:aws");
  return [...new Set(custom.map(({ provider }) => provider.split("::").at(-2) ?? ""))];
}

/** What a refused program says. */
export async function refusal(deployment: Promise<unknown>): Promise<string> {
  const error = await deployment.catch((failure: unknown) => failure);
  return error instanceof Error ? error.message : "nothing was refused";
}
