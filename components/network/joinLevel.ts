import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { TransitHub } from "./transitHub.ts";
import { reaches, type TrustLevel } from "./trust.ts";

/**
 * Declares, as children of `parent`, what makes an attachment one of its trust level: it reads that level's table, and is known
 * to the levels that have a path with it. 1 association, 1 propagation per such level, each with the hub's own provider.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html
 */
export function joinLevel(
  name: string,
  level: TrustLevel,
  attachmentId: pulumi.Input<string>,
  { routeTableIds }: Pick<TransitHub, "routeTableIds">,
  parent: pulumi.Resource,
): void {
  const child = { parent };
  const transitGatewayAttachmentId = attachmentId;
  new aws.ec2transitgateway.RouteTableAssociation(
    name,
    { transitGatewayAttachmentId, transitGatewayRouteTableId: routeTableIds[level] },
    child,
  );
  for (const other of reaches(level)) {
    new aws.ec2transitgateway.RouteTablePropagation(
      `${name}-${other}`,
      { transitGatewayAttachmentId, transitGatewayRouteTableId: routeTableIds[other] },
      child,
    );
  }
}
