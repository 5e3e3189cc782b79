import { hex } from "../deterministic.ts";
import { fill } from "../template.ts";
import { call, type Facts, type Rule, type Rules, vpcOfSubnets } from "./rule.ts";

const graphHost =
  (start: string): Rule =>
  ({ id, place }) =>
    `${id}.${start}${hex(place.accountId, 12)}.${place.region}.neptune.amazonaws.com`;

/** `use2` of `us-east-2`: caches name their region so. */
const shortRegion = ({ place }: Facts): string =>
  place.region.replace(
    /^(\w+)-(gov-)?(\w)\w*-(\d)$/,
    (_, area: string, gov = "", side: string, number: string) =>
      `${area}${gov === "" ? "" : "g"}${side}${number}`,
  );

const cacheHost =
  (start: string): Rule =>
  (facts) =>
    fill(`${start}.{id}.{lower6:cache}.${shortRegion(facts)}.cache.amazonaws.com`, facts);

export const GRAPH_CACHE_AND_SERIES: Rules = {
  "dax/cluster": {
    clusterAddress: "dax.{clusterName}.{lower6:cache}.dax-clusters.{region}.amazonaws.com",
    configurationEndpoint:
      "dax.{clusterName}.{lower6:cache}.dax-clusters.{region}.amazonaws.com:9111",
    port: 9111,
  },
  "elasticache/globalReplicationGroup": { globalReplicationGroupId: "{id}" },
  "elasticache/replicationGroup": {
    configurationEndpointAddress: cacheHost("clustercfg"),
    memberClusters: ({ id, inputs }) =>
      Array.from(
        { length: Number(inputs["numCacheClusters"] ?? 1) },
        (_, index) => `${id}-${String(index + 1).padStart(3, "0")}`,
      ),
    port: 6379,
    primaryEndpointAddress: cacheHost("master"),
    readerEndpointAddress: cacheHost("replica"),
  },
  "elasticache/subnetGroup": { vpcId: vpcOfSubnets },
  "neptune/cluster": {
    clusterIdentifier: "{id}",
    clusterResourceId: "cluster-{upper26}",
    endpoint: graphHost("cluster-"),
    hostedZoneId: "Z{upper13}",
    port: 8182,
    readerEndpoint: graphHost("cluster-ro-"),
  },
  "neptune/clusterInstance": {
    address: graphHost(""),
    dbiResourceId: "db-{upper26}",
    endpoint: (facts) => `${String(call(graphHost(""), facts))}:8182`,
    identifier: "{id}",
    port: 8182,
    writer: false,
  },
  "neptune/globalCluster": { globalClusterResourceId: "cluster-{hex16}", status: "available" },
  "timestreaminfluxdb/dbInstance": {
    endpoint: "{id}-{lower14}.{region}.timestream-influxdb.amazonaws.com",
    influxAuthParametersSecretArn:
      "arn:{partition}:secretsmanager:{region}:{account}:secret:READONLY-InfluxDB-auth-parameters-{id}-{alnum6}",
    port: 8086,
  },
};
