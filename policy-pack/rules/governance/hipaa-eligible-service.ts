import type { AwsType, PropsOf } from "../../awsType.ts";
import { on, ruleOfCases } from "../../rule.ts";

/**
 * A service that stores, handles or sends data and is not on AWS's list, as of April 2025. Services that only manage others
 * are not here: no PHI comes to them.
 */
const ineligible = <T extends string>(service: string, ...type: AwsType<T>[]) =>
  on<T>({
    type,
    check: () => `${service} is not HIPAA eligible`,
    complies: "never",
    violates: [{} as PropsOf<T>],
  });

export const hipaaEligibleService = ruleOfCases({
  id: "hipaa-eligible-service",
  title: "Only HIPAA eligible services hold data",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.312(a)(1)"],
  severity: "critical",
  requires: "No stack declares a store or a workload of a service that is not HIPAA eligible.",
  rationale: "AWS's agreement as a business associate covers PHI in eligible services alone.",
  fix: "use an eligible service: aws.ec2 or aws.ecs, say, in place of aws.lightsail",
  source: "https://aws.amazon.com/compliance/hipaa-eligible-services-reference/",
  cases: [
    ineligible(
      "Amazon Lightsail",
      "aws:lightsail/bucket:Bucket",
      "aws:lightsail/containerService:ContainerService",
      "aws:lightsail/database:Database",
      "aws:lightsail/disk:Disk",
      "aws:lightsail/distribution:Distribution",
      "aws:lightsail/instance:Instance",
      "aws:lightsail/lb:Lb",
    ),
    ineligible("Amazon CloudSearch", "aws:cloudsearch/domain:Domain"),
    ineligible("Amazon CloudWatch Evidently", "aws:evidently/project:Project"),
    ineligible("Amazon CloudWatch RUM", "aws:rum/appMonitor:AppMonitor"),
    ineligible(
      "Amazon CodeCatalyst",
      "aws:codecatalyst/devEnvironment:DevEnvironment",
      "aws:codecatalyst/project:Project",
      "aws:codecatalyst/sourceRepository:SourceRepository",
    ),
    ineligible("Amazon CodeGuru Profiler", "aws:codeguruprofiler/profilingGroup:ProfilingGroup"),
    ineligible(
      "Amazon CodeGuru Reviewer",
      "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation",
    ),
    ineligible("Amazon Elastic Transcoder", "aws:elastictranscoder/pipeline:Pipeline"),
    ineligible(
      "Amazon GameLift",
      "aws:gamelift/fleet:Fleet",
      "aws:gamelift/gameServerGroup:GameServerGroup",
    ),
    ineligible(
      "Amazon IVS",
      "aws:ivs/channel:Channel",
      "aws:ivs/recordingConfiguration:RecordingConfiguration",
      "aws:ivschat/room:Room",
    ),
    ineligible("Amazon WorkMail", "aws:workmail/organization:Organization"),
    ineligible("AWS Device Farm", "aws:devicefarm/project:Project"),
    ineligible(
      "AWS Elemental MediaPackage",
      "aws:mediapackage/channel:Channel",
      "aws:mediapackagev2/channelGroup:ChannelGroup",
    ),
    ineligible("AWS Elemental MediaStore", "aws:mediastore/container:Container"),
  ],
});
