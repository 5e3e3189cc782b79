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
  const candidates = settingsByApi(resources)([...keysOf(stage, "restApi"), ANY]);
  return anyOf(
    candidates,
    (one) =>
      one.props.methodPath === ALL_METHODS &&
      agree(one, stage, "restApi") &&
      agree(one, stage, "stageName") &&
      test(one.props.settings ?? {}),
  );
}

/** Key of what may be of any API. */
const ANY = "*";

const settingsByApi = perStack((resources) =>
  grouped(resources.ofType(SETTINGS), (one) => {
    const keys = keysOf(one, "restApi");
    return keys.length > 0 ? keys : [ANY];
  }),
);

/** A known value or, for one that is not known yet, the URNs of the resources that it comes from. */
function keysOf(one: Stage | Settings, property: "restApi" | "stageName"): readonly string[] {
  const value: unknown = ifKnown<unknown>(() => one.props[property]);
  return typeof value === "string" ? [value] : (one.origins[property] ?? []);
}

/** Ids are not known before an API is created, but come from the same API; a stage's name may also come from the stage. */
function agree(settings: Settings, stage: Stage, property: "restApi" | "stageName"): boolean {
  const [its, known] = [keysOf(settings, property), keysOf(stage, property)];
  if (its.length > 0 && known.length > 0) {
    return its.some((key) => key === stage.urn || known.includes(key));
  }
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
