import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Bounds, OffHours } from "./gpuPlan.ts";

/** Five fields of digits, names of days or months, and what joins them. */
const CRON = /^([\dA-Za-z*,/-]+ ){4}[\dA-Za-z*,/-]+$/;

/** A name of the IANA database, such as `America/New_York`, or `Etc/UTC`. */
const TIME_ZONE = /^[A-Z][A-Za-z]+(\/[A-Z][\w+-]+)+$/;

export interface HostScheduleArgs {
  groupName: pulumi.Input<string>;
  /** Bounds in the hours between. */
  bounds: Bounds;
  offHours: OffHours;
}

/**
 * Takes the bounds of a group of hosts down at the end of the day, and up again. How many hosts run within them, ECS goes on to
 * decide: a host with tasks on it stays until they end. A deployment sets the bounds of the day, whatever the hour.
 * Children: 2 scheduled actions.
 *
 * @throws ResourceError when an hour is no cron expression of five fields, or the time zone no IANA name
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 */
export class HostSchedule extends pulumi.ComponentResource {
  constructor(name: string, args: HostScheduleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:HostSchedule", name, args, opts);
    const { groupName, bounds, offHours } = args;
    demand(this, {
      "begin and end as cron expressions of five fields":
        CRON.test(offHours.begin) && CRON.test(offHours.end),
      "a time zone by its IANA name": TIME_ZONE.test(offHours.timeZone),
    });

    const action = (scheduledActionName: string, recurrence: string, { min, max }: Bounds) =>
      new aws.autoscaling.Schedule(
        `${name}-${scheduledActionName}`,
        {
          autoscalingGroupName: groupName,
          scheduledActionName,
          recurrence,
          timeZone: offHours.timeZone,
          minSize: min,
          maxSize: max,
          // The wanted number is ECS's.
          desiredCapacity: -1,
        },
        { parent: this },
      );
    action("off-hours", offHours.begin, offHours.bounds);
    action("working-hours", offHours.end, bounds);

    this.registerOutputs({});
  }
}
