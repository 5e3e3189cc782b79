import type { PropsOf } from "../awsType.ts";
import { declared, type Declared, type Resource, type Resources } from "../resources.ts";
import { undecided } from "../undecided.ts";
import { anyOf, ifKnown } from "./anyOf.ts";
import { grouped, perStack } from "./perStack.ts";

const SETTINGS = "aws:apigateway/methodSettings:MethodSettings";
/** The method path that stands for all methods of a stage. */
const ALL_METHODS = "*/*";

export const STAGE = "aws:apigateway/stage:Stage";

type Stage = Resource<PropsOf<typeof STAGE>>;
type Settings = Resource<PropsOf<typeof SETTINGS>>;

/** Whether the stage's settings of all methods are as `test` wants them; settings of one method alone say nothing of the others. */
export function allMethods(
  stage: Stage,
  resources: Resources,
  test: (settings: NonNullable<Settings["props"]["settings"]>) => boolean,
): boolean {
  const { all, byApi, ofAnyApi } = settingsOfAll(resources);
  const apis = keysOf(stage, "restApi");
  const fits = (one: Settings) => isNamedBy(one, stage) && test(one.props.settings ?? {});
  if (anyOf(byApi(apis), fits)) return true;
  const [stray] = apis.length === 0 ? all : ofAnyApi;
  if (stray) throw undecided(`which API ${stray.name} is about is not known`);
  return false;
}

const settingsOfAll = perStack((resources) => {
  const all = resources
    .ofType(SETTINGS)
    .filter(({ props }) => (ifKnown(() => props.methodPath) ?? ALL_METHODS) === ALL_METHODS);
  return {
    all,
    byApi: grouped(all, (one) => keysOf(one, "restApi")),
    ofAnyApi: all.filter((one) => keysOf(one, "restApi").length === 0),
  };
});

/** A known value or, for one that is not known yet, the URNs of the resources that it comes from. */
function keysOf(one: Stage | Settings, property: "restApi" | "stageName"): readonly string[] {
  const value: unknown = ifKnown<unknown>(() => one.props[property]);
  return typeof value === "string" ? [value] : (one.origins[property] ?? []);
}

/** Settings take a stage's name from the stage, or from where it has it itself. */
function isNamedBy(settings: Settings, stage: Stage): boolean {
  const [its, known] = [keysOf(settings, "stageName"), keysOf(stage, "stageName")];
  if (its.includes(stage.urn)) return true;
  if (its.length > 0 && known.length > 0) return its.some((key) => known.includes(key));
  throw undecided(`whether ${settings.name} is about ${stage.name} is not known`);
}

/** A stage that complies with the rules on stages, but for what `changes` takes away or makes other. */
export function stageExample(changes: Record<string, unknown> = {}): Declared {
  const props: Record<string, unknown> = {
    restApi: { $ref: "api.id" },
    stageName: "prod",
    deployment: { $ref: "deployed.id" },
    accessLogSettings: { destinationArn: { $ref: "log.arn" }, format: "$context.requestId" },
    cacheClusterEnabled: true,
    clientCertificateId: { $ref: "certificate.id" },
    xrayTracingEnabled: true,
    ...changes,
  };
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  return { type: STAGE, name: "stage", props: Object.fromEntries(given) };
}

/** Settings of all methods of {@link stageExample}, of which the same holds. */
export function settingsExample(
  changes: PropsOf<typeof SETTINGS>["settings"] = {},
  more: Record<string, unknown> = {},
): Declared {
  const settings = {
    loggingLevel: "ERROR",
    cachingEnabled: true,
    cacheDataEncrypted: true,
    dataTraceEnabled: false,
    metricsEnabled: true,
    ...changes,
  };
  const its = { restApi: { $ref: "api.id" }, stageName: "prod", methodPath: ALL_METHODS, settings };
  return { type: SETTINGS, name: "settings", props: { ...its, ...more } };
}

/** What {@link stageExample} refers to. */
export const apiExample: Declared[] = [
  declared("aws:apigateway/restApi:RestApi", "api"),
  declared("aws:wafv2/webAclAssociation:WebAclAssociation", "firewall", {
    resourceArn: { $ref: "stage.arn" },
    webAclArn: { $ref: "acl.arn" },
  }),
];
